# What the commands of this folder share. It is sourced, never run.
#
# A service is a file of services/: its functions say how it is fetched, started and asked. Each is
# sourced in a subshell of its own, so that their names are the same in every file.
set -euo pipefail

local=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Components are fetched once for every stack; what a stack makes lies in a folder of its own.
cache=${BARLAKE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/barlake}
stack=${BARLAKE_STACK:-${XDG_STATE_HOME:-$HOME/.local/state}/barlake/stack}
# In the order of starting; they are stopped in the opposite one.
known=(minio)
host=127.0.0.1
wait_seconds=60

fail() {
  echo "$1" >&2
  exit 2
}

is_known() {
  local one
  for one in "${known[@]}"; do
    [ "$one" != "$1" ] || return 0
  done
  return 1
}

# The services named, in the order of starting; all of them where none is named.
chosen() {
  local one name
  for name in "$@"; do
    is_known "$name" || fail "Unknown service \"$name\": expected ${known[*]}."
  done
  for one in "${known[@]}"; do
    if [ $# = 0 ] || [[ " $* " == *" $one "* ]]; then
      echo "$one"
    fi
  done
}

# Runs functions of a service, each with the folders that are its own.
of_service() {
  local name=$1
  shift
  (
    data=$stack/$name
    log=$stack/log/$name.log
    # shellcheck source=services/minio.sh
    source "$local/services/$name.sh"
    "$@"
  )
}

need() {
  command -v "$1" >/dev/null || fail "Missing $1, which $2. Install it (Debian: apt install ${3:-$1})."
}

# Only the owner reads what a stack makes: its data and its credentials.
make_folders() {
  umask 077
  mkdir -p "$stack/run" "$stack/log" "$stack/secrets" 2>/dev/null ||
    fail "Cannot make \"$stack\". Name another folder with BARLAKE_STACK."
}

# A number may belong to another process by now; one that started at that moment is the one.
started_at() {
  ps -o lstart= -p "$1" 2>/dev/null | tr -s ' '
}

# The id of the running process of a service, or nothing.
pid_of() {
  local pid started
  [ -r "$stack/run/$1.pid" ] || return 0
  { read -r pid && IFS= read -r started; } <"$stack/run/$1.pid" || return 0
  [ -n "$started" ] && [ "$(started_at "$pid")" = "$started" ] || return 0
  echo "$pid"
}

# Starts a command that outlives this one, and writes down its process.
run_in_background() {
  local name=$1
  shift
  nohup "$@" >>"$stack/log/$name.log" 2>&1 </dev/null &
  printf '%s\n%s\n' "$!" "$(started_at $!)" >"$stack/run/$name.pid"
}

answers() {
  (exec 3<>"/dev/tcp/$host/$1") 2>/dev/null
}

random_hex() {
  od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'
}
