#!/bin/sh
# Fetches the web servers for the tests of deploy/ into the folder $1, if the machine has
# none. Packages are unpacked, not installed: an installed one would start to serve.
set -eu

folder=$1

have() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || [ -x "$folder/$1" ]; }

for server in nginx caddy; do
  if have "$server"; then continue; fi
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "Please install $server and run this again: there is no apt-get here." >&2
    exit 1
  fi
  echo "Fetching $server (apt-get)"
  mkdir -p "$folder/packages"
  (
    cd "$folder/packages"
    # The lists are those that the setup of the browsers has fetched, or need root to be.
    apt-get download -qq "$server" 2>/dev/null || {
      if [ "$(id -u)" = 0 ]; then apt-get update -qq; else sudo apt-get update -qq; fi
      apt-get download -qq "$server"
    }
    dpkg -x "$server"_*.deb .
  )
  for path in usr/sbin usr/bin; do
    if [ -x "$folder/packages/$path/$server" ]; then
      cp "$folder/packages/$path/$server" "$folder/$server"
    fi
  done
done
