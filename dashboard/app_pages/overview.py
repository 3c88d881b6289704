import streamlit as st
from dashboard.say import say
st.title(say('page_overview'))
