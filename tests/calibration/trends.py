"""The trend of many runs at once, by normal equations; sharing no code with the program."""

import numpy as np
from scipy.special import ndtri, stdtrit

STEADY = 0.1


def trends(times, gaps, errors, yearly_variance):
    """Slope, low and high of each row of gaps, as three arrays."""
    n = gaps.shape[1]
    since = times - times[0]
    wander = yearly_variance[:, None, None] * np.minimum.outer(since, since)
    smallest = np.where(errors > 0, errors, np.inf).min(axis=1)
    is_cohort = (yearly_variance == 0) & np.isfinite(smallest)
    errors = np.where(is_cohort[:, None] & (errors == 0), smallest[:, None], errors)
    is_known = (yearly_variance > 0) | errors.any(axis=1)
    # A constant added to all cells belongs to the intercept and changes no slope.
    covariance = wander + errors[:, :, None] ** 2 * np.eye(n)
    covariance += covariance.max(axis=(1, 2))[:, None, None]
    covariance = np.where(is_known[:, None, None], covariance, np.eye(n))
    weight = np.linalg.inv(covariance)
    design = np.stack([np.ones(n), times - times.mean()], axis=1)
    normal = np.linalg.inv(design.T @ weight @ design)
    line = normal @ (design.T @ weight @ gaps[:, :, None])
    rest = gaps[:, :, None] - design @ line
    spread = (rest.transpose(0, 2, 1) @ weight @ rest)[:, 0, 0] / (n - 2)
    known = np.sqrt(normal[:, 1, 1])
    factor = np.where(is_known, ndtri(0.975), 0.0)
    reach = np.maximum(factor * known, stdtrit(n - 2, 0.975) * np.sqrt(spread) * known)
    slope = line[:, 1, 0]
    return slope, slope - reach, slope + reach


def shares_of_directions(low, high):
    """The parts of all runs called closing, widening and steady."""
    steady = (low >= -STEADY) & (high <= STEADY)
    return [float(np.mean(part)) for part in (~steady & (high < 0), ~steady & (low > 0), steady)]
