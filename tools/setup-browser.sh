#!/bin/sh
# Installs the browser for the tests and its WebDriver if they are missing.
# BROWSER is chromium (the default), firefox or webkit.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  if ! have apt-get; then
    echo "Please install $* and run this again: there is no apt-get here." >&2
    exit 1
  fi
  echo "Installing $* (apt-get)"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

have_chromium() {
  [ -n "${CHROME:-}" ] || have chromium || have google-chrome ||
    [ -d "/Applications/Google Chrome.app" ]
}

case "${BROWSER:-chromium}" in
  chromium)
    if have_chromium && { have chromedriver || [ -n "${CHROMEDRIVER:-}" ]; }; then exit 0; fi
    if have brew; then
      echo "Installing google-chrome and chromedriver (Homebrew)"
      brew install --cask google-chrome chromedriver
    else
      apt_install chromium chromium-driver
    fi
    ;;
  firefox)
    have firefox || have firefox-esr || apt_install firefox-esr
    ;;
  webkit)
    have WebKitWebDriver || apt_install webkit2gtk-driver xvfb xauth gstreamer1.0-plugins-good
    ;;
  *)
    echo "BROWSER=$BROWSER is none of chromium, firefox, webkit" >&2
    exit 1
    ;;
esac
