"""Fictitious performance-target filings of 示例县, fiscal year 2025, written with XlsxWriter."""
