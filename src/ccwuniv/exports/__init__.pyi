from .exporting import export as export
from .partitions import write_panel as write_panel
from .replication import replication_archive as replication_archive
from .sheets import sheet_of as sheet_of
from .sheets import sheets_of as sheets_of
