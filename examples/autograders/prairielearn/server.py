"""Chooses one of the variants that were written beforehand: mem exam release exam.mem --students variants.csv -o clientFilesQuestion."""

VARIANTS = 100


def generate(data):
    data["params"]["student"] = f"v{int(data['variant_seed']) % VARIANTS:03}"
