from .citing import cite as cite
from .citing import cite_facts as cite_facts
from .styles import page_address as page_address
