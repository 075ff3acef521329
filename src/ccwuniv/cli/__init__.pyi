from .commands import application as application
from .data_place import data_folder as data_folder
from .office_days import office_day as office_day
from .option_words import in_options as in_options
from .standing import status_text as status_text
from .whole import app as app
from .whole import register as register
