from .application import app as app
from .data_place import data_folder as data_folder
from .office import register as register
from .option_words import in_options as in_options
from .standing import status_text as status_text
