# shellcheck shell=bash disable=SC2154
# Hive Metastore: the catalog that Spark and Trino share. Its database is an embedded one, which a
# single process may open.
version=4.0.1
port=${BARLAKE_STACK_METASTORE_PORT:-9083}
parts=$local/services/metastore
folder=$cache/metastore-$version-$(cksum <"$parts/pom.xml" | cut -d ' ' -f 1)
database=$data/database

address() {
  echo "thrift://$host:$port"
}

ports() {
  echo "METASTORE $port"
}

needs() {
  echo minio
}

fetch() {
  need_java
  fetch_by_maven "$parts/pom.xml" "$folder" "Hive Metastore"
}

start() {
  mkdir -p "$data/conf" "$data/tmp"
  write_site >"$data/conf/metastore-site.xml"
  [ -d "$database" ] || make_database
  run_in_background metastore \
    "$java" -Xmx512m "${flags[@]}" org.apache.hadoop.hive.metastore.HiveMetaStore
}

flags=(
  -Duser.timezone=UTC
  "-Dderby.stream.error.file=$data/derby.log"
  -cp "$data/conf:$parts:$folder/jars/*"
)

# The database gets its name once it is whole.
make_database() {
  local making=$data/making
  rm -rf "$making"
  METASTORE_HOME=$folder/apache-hive-metastore-$version-bin \
    "$java" "${flags[@]}" "-Djavax.jdo.option.ConnectionURL=$(derby "$making")" \
    org.apache.hadoop.hive.metastore.tools.schematool.MetastoreSchemaTool \
    -dbType derby -initSchema >>"$log" 2>&1 ||
    fail "Cannot make the database of the metastore; why is in $log."
  mv "$making" "$database"
}

derby() {
  echo "jdbc:derby:$1;create=true"
}

write_site() {
  echo "<configuration>"
  while read -r key value; do
    echo "  <property><name>$key</name><value>$value</value></property>"
  done <<END
metastore.thrift.bind.host $host
metastore.thrift.port $port
javax.jdo.option.ConnectionURL $(derby "$database")
javax.jdo.option.ConnectionDriverName org.apache.derby.jdbc.EmbeddedDriver
metastore.warehouse.dir s3a://lake/warehouse
metastore.task.threads.always org.apache.hadoop.hive.metastore.events.EventCleanerTask
metastore.expression.proxy org.apache.hadoop.hive.metastore.DefaultPartitionExpressionProxy
metastore.async.log.enabled false
hadoop.tmp.dir $data/tmp
$(s3a_keys)
END
  # The default rewrites tables and locations. Only a space turns it off: an empty value does not.
  echo "  <property><name>metastore.metadata.transformer.class</name><value> </value></property>"
  echo "</configuration>"
}

# The call "getStatus" over thrift, and "alive" as its answer.
is_ready() {
  [ "$(ask_for_status)" = 0000000200 ]
}

ask_for_status() {
  {
    printf '\x80\x01\x00\x01\x00\x00\x00\x09getStatus\x00\x00\x00\x00\x00' >&3
    # All of the answer: the server would call the rest a broken connection.
    timeout 5 head -c 29 <&3 | tail -c 5 | od -An -tx1 | tr -d ' \n'
  } 2>/dev/null 3<>"/dev/tcp/$host/$port"
}

settings() {
  echo "catalog.metastore = \"$(address)\""
}
