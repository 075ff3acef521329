from .citing import cite as cite
from .styles import page_address as page_address
