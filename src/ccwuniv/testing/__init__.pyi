from .assertions import assert_registry_equal as assert_registry_equal
from .assertions import sample_log as sample_log
from .assertions import sample_registry as sample_registry
