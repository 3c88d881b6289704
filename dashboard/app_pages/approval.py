"""Freigabe."""

from dashboard.frame.say import say
from dashboard.frame.show_html import show_html
from dashboard.frame.surround import mark

show_html(
    f"<h1>{say('page_approval')}</h1><p>{say('page_to_come')}</p>" + mark(say("page_approval"))
)
