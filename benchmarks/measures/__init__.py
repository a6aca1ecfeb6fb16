"""The benchmarks, a module each: `measure` gives its records; what they share stands in the folder above."""
