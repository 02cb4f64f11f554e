# Two commands do all the set-up there is:
#   make serve   sets up what is missing, builds, serves the site
#   make test    sets up what is missing, runs every check
#
# Missing tools are installed into a folder of this project's own, by version. What the
# machine has is left alone, and used where the version is the right one.

TRUNK_VERSION := 0.21.14
GECKODRIVER_VERSION := 0.37.1
FUZZ_VERSION := 0.13.1
# The last one for Node 20.
LIGHTHOUSE_VERSION := 12.8.2
# Other players, which the bench of visits runs beside this one.
PLAYER_PACKAGES := shikwasa@2.2.1 @podlove/web-player@5.13.0
# The tool and the library have to be of exactly one version.
BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)

TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/netstack-fm
# The tool of this name and version on the path, if there is one.
on_path = $(shell [ "$$($(1) --version 2>/dev/null)" = "$(1) $(2)" ] && command -v $(1))
TRUNK := $(or $(call on_path,trunk,$(TRUNK_VERSION)),$(TOOLS)/trunk-$(TRUNK_VERSION)/bin/trunk)
BINDGEN := $(or $(call on_path,wasm-bindgen,$(BINDGEN_VERSION)),$(TOOLS)/wasm-bindgen-cli-$(BINDGEN_VERSION)/bin/wasm-bindgen)
FUZZ := $(TOOLS)/cargo-fuzz-$(FUZZ_VERSION)/bin/cargo-fuzz
LIGHTHOUSE := $(TOOLS)/lighthouse-$(LIGHTHOUSE_VERSION)/node_modules/.bin/lighthouse
PLAYERS := $(TOOLS)/players-1/node_modules
# Web servers, if the machine has none.
HOSTS := $(TOOLS)/hosts-1
GECKODRIVER ?= $(TOOLS)/geckodriver-$(GECKODRIVER_VERSION)/bin/geckodriver
PACKAGES := node_modules/.package-lock.json

# The engine of the browser tests: chromium, firefox or webkit.
BROWSER ?= chromium
export BROWSER
export GECKODRIVER
# WebKit's browser has no headless mode.
DISPLAYED := $(if $(filter webkit,$(BROWSER)),xvfb-run --auto-servernum)

export PATH := $(dir $(TRUNK)):$(dir $(BINDGEN)):$(CURDIR)/node_modules/.bin:$(PATH)
# Everything Trunk needs is on the path; it must not look for more.
export TRUNK_OFFLINE := true
export TRUNK_SKIP_VERSION_CHECK := true
# Trunk 0.21 takes this for a boolean setting of its own and stops at "1".
unexport NO_COLOR

PORT := 8080
# The path below which the host serves the site, if `address` in site.json has another one.
PUBLIC_URL := /
# Packages that run on the host only.
HOST_ONLY := check-host decode dist fetch hosting-tests native-tests browser-tests browser-tools inspect mirror new-show prerender preview tools
# Packages whose tests need no browser.
BROWSERLESS := --workspace --exclude netstack-fm --exclude browser-tests --exclude browser-tools --exclude hosting-tests

.PHONY: serve test dist development pages host-test setup-hosts check-host new-show site preview check lint native-test browser-test browser-test-all browser-smoke sizes documents bench bench-native screenshots lighthouse fuzz show setup setup-browser clean

serve: setup
	@echo "Serving the site at http://127.0.0.1:$(PORT)/ (Ctrl-C ends it)"
	$(TRUNK) serve --port $(PORT) --public-url $(PUBLIC_URL)

dist: setup
	$(TRUNK) build --release --public-url $(PUBLIC_URL)

# The build that make serve serves, in a folder of its own, for the tests.
development: setup
	$(TRUNK) build --dist target/development

# The pages of the build in dist/ alone, from the feed and the site.json there. Takes a
# second; for a show with new episodes.
pages:
	cargo run --quiet --release --package prerender -- dist $(filter-out /,$(PUBLIC_URL))

# Asks the host of the site at URL for everything that the site relies on.
check-host:
	cargo run --quiet --package check-host -- $(URL)

# The folder DIR of a show, from the address or file of its FEED: feed, proposed topics, icon.
new-show:
	$(if $(FEED),,$(error usage: make new-show FEED=address-or-file DIR=folder-to-make))
	cargo run --quiet --package new-show -- $(FEED) $(or $(DIR),show)

# The site of the show in the folder SHOW, in the folder OUT, from the build in dist/.
# Nothing is compiled for it.
site:
	$(if $(and $(SHOW),$(OUT)),,$(error usage: make site SHOW=folder-of-the-show OUT=folder-to-make))
	cargo run --quiet --package tools -- site $(SHOW) $(OUT) $(filter-out /,$(PUBLIC_URL))

# A look at the site in the folder OUT, as a host would serve it.
preview:
	cargo run --quiet --package preview -- $(or $(OUT),dist)

test: setup setup-browser lint native-test dist sizes documents host-test browser-test browser-smoke
	@echo "All checks passed."

lint: setup
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	cargo clippy --workspace $(HOST_ONLY:%=--exclude %) --target wasm32-unknown-unknown --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet

native-test:
	cargo test --quiet $(BROWSERLESS)
	node --test tests/sw

# Each test has a browser to itself, and sound needs the processor.
browser-test: setup setup-browser
	$(DISPLAYED) cargo test --package browser-tests --test main -- --test-threads=1 $(TESTS)

# The recipes in deploy/, run with nginx and Caddy.
host-test: setup setup-browser setup-hosts
	HOSTS=$(HOSTS) cargo test --quiet --package hosting-tests -- --test-threads=1

# All tests in all three engines.
browser-test-all:
	$(MAKE) browser-test BROWSER=chromium
	$(MAKE) browser-test BROWSER=firefox
	$(MAKE) browser-test BROWSER=webkit

# Open, play, jump to a chapter, search, open offline: below a path, in the development
# build, which has no service worker, and in the other two engines.
browser-smoke: development
	SITE_UNDER_TEST=below-a-path $(MAKE) browser-test BROWSER=chromium TESTS=smoke
	SITE_UNDER_TEST=development $(MAKE) browser-test BROWSER=chromium TESTS="smoke --skip without_the_network"
	$(MAKE) browser-test BROWSER=firefox TESTS=smoke
	$(MAKE) browser-test BROWSER=webkit TESTS=smoke

# Every document of the build against the HTML standard.
documents:
	html-validate --config .htmlvalidate.json 'dist/**/*.html'

sizes:
	cargo run --quiet --package tools -- sizes

# How long a feed takes in a browser, the site's worker against the browser's own
# parsers; how smooth a page stays with a long transcript; how soon a search or a topic
# is answered. Wants a machine with nothing else to do.
bench: dist setup-browser setup-hosts $(PLAYERS)
	cargo run --quiet --package browser-tests --bin bench
	cargo run --quiet --package browser-tests --bin bench-transcript
	cargo run --quiet --package browser-tests --bin bench-finding
	cargo run --quiet --package browser-tests --bin bench-offline
	PLAYERS=$(PLAYERS) cargo run --quiet --package browser-tests --bin bench-visit
	PLAYERS=$(PLAYERS) HOSTS=$(HOSTS) cargo run --quiet --release --package hosting-tests --bin bench-host

# Every page and state at three widths, light and dark, into screenshots/.
screenshots: dist setup-browser
	cargo run --quiet --package browser-tools --bin screenshots

# Lighthouse's scores of the built site; fails where one is too low.
lighthouse: dist setup-browser $(LIGHTHOUSE)
	LIGHTHOUSE=$(LIGHTHOUSE) cargo run --quiet --package browser-tools --bin lighthouse

# The parsing bench without a browser, and without anything to compare it with.
bench-native:
	cargo bench --package native-tests --bench parse

# Searches for input that the parsers cannot handle, for so many seconds each.
FUZZ_SECONDS := 60
FUZZ_TARGETS := feed transcript chapters
fuzz: $(FUZZ_TARGETS:%=fuzz-%)

fuzz-%: $(FUZZ)
	mkdir -p target/fuzz/found/$* target/fuzz/seeds
	tar -xzf fuzz/corpus.tar.gz -C target/fuzz
	cp tests/fixtures/hosts/*.xml tests/fixtures/feed-odd.xml tests/fixtures/feed-hostile.xml public/transcripts/01.vtt target/fuzz/seeds
	$(FUZZ) run --sanitizer none --target-dir target/fuzz $* target/fuzz/found/$* target/fuzz/corpus target/fuzz/seeds -- \
		-max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=4096 -max_len=20000

# Writes the embedded show again from tools/show/episodes.json. Needs espeak-ng and
# opus-tools.
show:
	cargo run --quiet --package tools -- audio
	cargo run --quiet --package tools -- show

setup: $(TRUNK) $(BINDGEN) $(PACKAGES)
	@rustup target list --installed | grep -q '^wasm32-unknown-unknown$$' || { \
		echo "Installing Rust's wasm32-unknown-unknown target (rustup)"; \
		rustup target add wasm32-unknown-unknown; }

setup-browser: $(if $(filter firefox,$(BROWSER)),$(GECKODRIVER))
	@tools/setup-browser.sh

setup-hosts:
	@tools/setup-hosts.sh $(HOSTS)

$(TOOLS)/trunk-$(TRUNK_VERSION)/bin/trunk:
	@echo "Installing trunk $(TRUNK_VERSION) into $(TOOLS) (some 10 minutes, once)"
	cargo install --quiet trunk --version $(TRUNK_VERSION) --locked --root $(TOOLS)/trunk-$(TRUNK_VERSION)

$(TOOLS)/wasm-bindgen-cli-$(BINDGEN_VERSION)/bin/wasm-bindgen:
	@echo "Installing wasm-bindgen-cli $(BINDGEN_VERSION) into $(TOOLS) (some 3 minutes, once)"
	cargo install --quiet wasm-bindgen-cli --version $(BINDGEN_VERSION) --root $(TOOLS)/wasm-bindgen-cli-$(BINDGEN_VERSION)

$(LIGHTHOUSE):
	@echo "Installing lighthouse $(LIGHTHOUSE_VERSION) into $(TOOLS) (a minute, once)"
	npm install --silent --no-save --prefix $(TOOLS)/lighthouse-$(LIGHTHOUSE_VERSION) lighthouse@$(LIGHTHOUSE_VERSION)

$(PLAYERS):
	@echo "Installing $(PLAYER_PACKAGES) into $(TOOLS) (a minute, once)"
	npm install --silent --no-save --prefix $(dir $(PLAYERS)) $(PLAYER_PACKAGES)

$(FUZZ):
	@echo "Installing cargo-fuzz $(FUZZ_VERSION) into $(TOOLS) (a minute, once)"
	cargo install --quiet cargo-fuzz --version $(FUZZ_VERSION) --locked --root $(TOOLS)/cargo-fuzz-$(FUZZ_VERSION)

$(TOOLS)/geckodriver-$(GECKODRIVER_VERSION)/bin/geckodriver:
	@echo "Installing geckodriver $(GECKODRIVER_VERSION) into $(TOOLS) (some 3 minutes, once)"
	cargo install --quiet geckodriver --version $(GECKODRIVER_VERSION) --root $(TOOLS)/geckodriver-$(GECKODRIVER_VERSION)

$(PACKAGES): package-lock.json
	@echo "Installing wasm-opt, esbuild, DOMPurify, axe-core and html-validate into node_modules (npm)"
	npm ci --silent
	@touch $@

clean:
	rm -rf dist target node_modules
