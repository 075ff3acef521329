from .checking import check as check
from .checking import rules as rules
from .facts import Facts as Facts
from .folder import check_folder as check_folder
from .rule import Rule as Rule
from .rule import findings as findings
from .text import check_text as check_text
