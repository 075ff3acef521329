from .application import app as app
from .office import register as register
from .standing import status_text as status_text
