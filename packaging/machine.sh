# What a machine must have before it can build, open or test the exhibit.
# Sourced by `run` and `test`; knows neither what is built nor what is tested.

say() { printf '%s\n' "$*" >&2; }

# To build: a C linker, and ALSA's headers for the sound.
packages_to_build=(gcc libc6-dev pkg-config libasound2-dev)

# To open a window: X11 and keyboard libraries, and both renderers on software at least.
# They are loaded when the program starts, so no linker misses them.
packages_to_open=(
  libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0
  libegl1 libgl1-mesa-dri libvulkan1
)

# To test: software Vulkan for the pictures, a display without a screen, a window manager that can
# be asked to close a window, a hand that touches it, a decoder to compare the voice with, and
# Python for the small tools.
packages_to_test=(mesa-vulkan-drivers xvfb openbox xdotool vorbis-tools python3)

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "These packages must be installed by an administrator: $missing"
    return 1
  fi
}

# Installs those of the named Debian packages that are missing.
install_packages() {
  local package missing=
  if ! command -v dpkg-query >/dev/null; then
    say "This is no Debian: taking it that the counterparts of these packages are here: $*"
    return
  fi
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' ||
      missing+="$package "
  done
  [ -n "$missing" ] || return 0
  say "Installing: $missing"
  as_root apt-get update -q >&2 || say "The package lists could not be renewed; trying with the old ones."
  # shellcheck disable=SC2086 # a list of words
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing >&2
}

# The least compiler that will do, as Cargo.toml has it.
least_rust=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

# The compiler that rust-toolchain.toml pins.
pinned_rust=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)

# Whether the version $1 is at least the version $2.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

# Prints the version of the compiler in use, or nothing.
rust_version() { rustc --version 2>/dev/null | cut -d ' ' -f 2 | cut -d - -f 1; }

# Sees to a compiler: the pinned one; where that cannot be had, another that is new enough.
find_rust() {
  if ! command -v cargo >/dev/null && [ -r "${HOME:-}/.cargo/env" ]; then . "$HOME/.cargo/env"; fi
  if ! command -v cargo >/dev/null; then
    say "Rust is missing. Install it from https://rustup.rs and come back."
    return 1
  fi
  if command -v rustup >/dev/null && [ -z "${RUSTUP_TOOLCHAIN:-}" ]; then
    rustup run "$pinned_rust" rustc --version >/dev/null 2>&1 ||
      timeout 600 rustup toolchain install "$pinned_rust" --profile minimal \
        --component rustfmt --component clippy >&2 || choose_another_rust || return 1
  fi
  if ! at_least "$(rust_version)" "$least_rust"; then
    say "Rust $(rust_version) is too old: $least_rust or newer is needed."
    return 1
  fi
}

choose_another_rust() {
  local toolchain version
  while read -r toolchain _; do
    version=$(rustup run "$toolchain" rustc --version 2>/dev/null | cut -d ' ' -f 2 | cut -d - -f 1)
    if [ -n "$version" ] && at_least "$version" "$least_rust"; then
      say "Rust $pinned_rust cannot be had here; going on with $toolchain ($version)."
      export RUSTUP_TOOLCHAIN=$toolchain
      return
    fi
  done < <(rustup toolchain list)
  say "Neither Rust $pinned_rust nor another of at least $least_rust can be had here."
  return 1
}

# Makes a private folder for sockets where the session has none; without it the graphics drivers
# complain at every start. It goes with the script.
provide_runtime_folder() {
  [ -n "${XDG_RUNTIME_DIR:-}" ] && [ -d "$XDG_RUNTIME_DIR" ] && return
  XDG_RUNTIME_DIR=$(mktemp -d)
  export XDG_RUNTIME_DIR
  trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
}
