"""Verdicts on the gap between staff and population, with every component."""

from indicators.analysis.verdicts.judge_lines import Verdicts, judge, judge_each_base

__all__ = ["Verdicts", "judge", "judge_each_base"]
