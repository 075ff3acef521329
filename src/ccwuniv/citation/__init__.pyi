from .citing import cite as cite
