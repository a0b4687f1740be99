//! What a server is told. `$T` is the target, `$TOKEN` what no other run has.

/// What every script begins with; `$T` is the target.
pub(super) const HEAD: &str = "set -u; LC_ALL=C; export LC_ALL; umask 022\n";

/// Says what there is, in lines; of the mark only its first, which is all of it where it is this program's.
pub(super) const LOOK: &str = r#"
if [ ! -e "$T" ]; then
  if [ -d "$(dirname "$T")" ]; then echo absent; else echo nofolder; fi
  exit 0
fi
cd "$T" || exit 1
if [ ! -f publish.json ]; then
  found=$(ls -A | grep -v -e '^publish\.lock' -e '^publish\.json\.new$' | head -n 1)
  if [ -n "$found" ]; then printf 'foreign %s\n' "$found"; else echo absent; fi
  exit 0
fi
printf 'mark %s\n' "$(head -n 1 publish.json)"
if [ -L releases ]; then echo 'link releases'; exit 0; fi
if [ -d current ] && [ ! -L current ]; then echo 'folder current'; exit 0; fi
printf 'current %s\n' "$(readlink current 2>/dev/null)"
for folder in releases/*/; do
  if [ -d "$folder" ] && [ ! -L "${folder%/}" ]; then printf 'release %s\n' "$(basename "$folder")"; fi
done
for list in releases/*.json; do
  if [ -f "$list" ]; then
    printf 'list %s %s\n' "$(basename "$list" .json)" "$(wc -c <"$list" | tr -d ' ')"
    cat "$list"
  fi
done
"#;

/// Lays the lock: whole, and only where there is none.
pub(super) const LOCK_SCRIPT: &str = r#"
mkdir "$T" 2>/dev/null
cd "$T" || exit 1
printf '%s\n' "$OWNER" >"publish.lock.$TOKEN" || exit 1
if ln "publish.lock.$TOKEN" publish.lock 2>/dev/null; then echo taken; else
  echo held
  find publish.lock -mmin +360 2>/dev/null
  echo end
  cat publish.lock
fi
rm -f "publish.lock.$TOKEN"
"#;

/// Takes a stale lock away, unless it is another's by now: of what was read the hash is known.
pub(super) const ASIDE: &str = r#"
cd "$T" || exit 1
mv publish.lock "publish.lock.$TOKEN" || exit 0
found=$(sha256sum <"publish.lock.$TOKEN" | cut -d ' ' -f 1)
if [ "$found" != "$STALE" ]; then ln "publish.lock.$TOKEN" publish.lock; fi
rm -f "publish.lock.$TOKEN"
"#;

/// Removes the lock, if it is still this run's.
pub(super) const UNLOCK: &str = r#"
cd "$T" || exit 0
if grep -qF -e "$TOKEN" publish.lock 2>/dev/null; then rm -f publish.lock; fi
"#;

/// Clears away what an interrupted run left behind. Of what has a name only numbers are releases.
pub(super) const MEND: &str = r#"
cd "$T" || exit 1
[ -f publish.json ] || { printf '%s\n' "$MARK" >publish.json.new && mv publish.json.new publish.json; } || exit 1
mkdir -p releases || exit 1
live=$(readlink current 2>/dev/null)
rm -rf releases/.[!.]* releases/*.new .current.* publish.lock.?* publish.json.new || exit 1
is_number() { case "$1" in ''|*[!0-9]*) return 1 ;; esac; }
for folder in releases/*/; do
  folder=${folder%/}
  is_number "${folder#releases/}" || continue
  if [ -d "$folder" ] && [ ! -L "$folder" ] && [ ! -f "$folder.json" ] && [ "$folder" != "$live" ]; then rm -rf "$folder" || exit 1; fi
done
for list in releases/*.json; do
  list_of=${list#releases/}
  is_number "${list_of%.json}" || continue
  if [ -f "$list" ] && [ ! -d "${list%.json}" ]; then rm -f "$list" || exit 1; fi
done
exit 0
"#;

/// Makes the folder that files are sent to.
pub(super) const BEGIN: &str = r#"
cd "$T" || exit 1
grep -qF -e "$TOKEN" publish.lock || { echo lost; exit 0; }
mkdir "releases/.$TOKEN"
"#;

/// Gives a release its list and its name, when all its files are there.
pub(super) const FINISH: &str = r#"
mv -f "releases/$N.json.new" "releases/$N.json" || exit 1
sync -f . 2>/dev/null
grep -qF -e "$TOKEN" publish.lock || { echo lost; exit 0; }
mv -T "releases/.$TOKEN" "releases/$N"
"#;

/// Shows a release: a link that is renamed over the one before.
pub(super) const SHOW: &str = r#"
cd "$T" || exit 1
grep -qF -e "$TOKEN" publish.lock || { echo lost; exit 0; }
[ -d "releases/$N" ] || exit 1
ln -s "releases/$N" ".current.$TOKEN" && mv -fT ".current.$TOKEN" current || { rm -f ".current.$TOKEN"; exit 1; }
printf '%s\n' "$MARK" >publish.json.new && mv publish.json.new publish.json
"#;

/// Removes a release; without its list it is none.
pub(super) const REMOVE: &str = r#"
cd "$T" || exit 1
rm -f "releases/$N.json" && rm -rf "releases/$N"
"#;

/// Reads every file, and names what is none.
pub(super) const HELD: &str = r#"
cd "$T/$FOLDER/" || exit 1
find . -type f -exec sha256sum -- {} + || exit 1
find . ! -type f ! -type d -exec printf -- '-  %s\n' {} ';'
"#;
