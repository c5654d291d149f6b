"""The pages and the HTTP API, in Arabic and English.

Everything shown is read through a reader's view (`tansiq.release`) and everything taken in goes to the desk; nothing
here knows the ledger. A record of a view becomes words in `wording`, `headline`, `cards`, `claims` and `marks`; the
templates only lay them out. `security` is what every answer carries.
"""

from tansiq.web.app import create_app
from tansiq.web.reader import Offered

__all__ = ["Offered", "create_app"]
