"""The bare Streamlit page: one chart, one table, nothing else."""

import json
import sys
from pathlib import Path

import streamlit as st


@st.cache_resource
def exhibits():
    return json.loads(Path(sys.argv[-1]).read_text(encoding="utf-8"))


shown = exhibits()[st.query_params.get("seite", "stadt")]
st.title("Nur ein Diagramm und eine Tabelle")
st.plotly_chart(shown["figure"], theme=None, config=shown["config"])
st.table(shown["table"])
