"""Datenqualität: what came in, what went out, what the rules found, and the rules themselves."""

import streamlit as st

from dashboard import cached
from dashboard.languages import language
from dashboard.parts_data_quality import choose_findings, show_deliveries, show_findings, show_rules
from dashboard.say import say
from indicators.publications import wording_quality

deliveries = cached.table("deliveries")
findings = cached.table("findings")
rules = cached.table("rules")

st.title(say("page_data_quality"))
st.markdown(f"**{wording_quality.describe_intake(deliveries, rules, language())}**")
st.markdown(wording_quality.describe_output(deliveries, cached.release().info, language()))

st.header(say("findings_heading"))
st.markdown(say("findings_explained"))
if findings.empty:
    st.success(say("no_findings"))
else:
    show_findings(choose_findings(findings, rules), len(findings))

st.header(say("in_and_out"))
show_deliveries(deliveries)

st.header(say("rules_heading"))
show_rules(rules, findings)
