# shellcheck shell=bash disable=SC2034,SC2154
# What the cluster and the server of its history have in common. It is sourced by both.
version=4.2.0
sum=5ad689d53570ee1674193fd4f9bda065f0db3be9363a27d2a3406cc457b70b61
folder=$cache/spark-$version
pom=$local/services/spark/pom.xml
s3a=$cache/spark-s3a-$(cksum <"$pom" | cut -d ' ' -f 1)
client_pom=$local/services/spark/hive-client.xml
client=$cache/hive-client-$(cksum <"$client_pom" | cut -d ' ' -f 1)
# Where runs write what happens in them.
events=s3a://lake/spark-events

needs() {
  echo minio
}

fetch() {
  need_java
  fetch_by_maven "$pom" "$s3a" "S3A for Spark"
  fetch_by_maven "$client_pom" "$client" "the client of the metastore; 107 MB"
  [ ! -d "$folder" ] || return 0
  need tar "unpacks Spark"
  echo "Fetching Spark, once; 450 MB ..." >&2
  make_getting "$folder"
  local unpacked=$getting/pyspark-$version
  pip_for Spark download --no-binary pyspark -d "$getting" "pyspark==$version"
  need_sum "$unpacked.tar.gz" $sum
  # Clients of Spark Connect are not needed.
  tar -xzf "$unpacked.tar.gz" -C "$getting" --exclude '*/jars/connect-repl' ||
    fail "Cannot unpack \"$unpacked.tar.gz\"."
  # Laid out as Spark is where it is not a package of Python.
  mkdir "$getting/spark" "$getting/spark/python"
  mv "$unpacked"/deps/{bin,jars} "$getting/spark"
  mv "$unpacked"/{pyspark,lib} "$getting/spark/python"
  place "$getting/spark" "$folder"
  rm -rf "$getting"
}

# A line for each key and value that spark-defaults.conf takes.
reach_store() {
  s3a_keys | sed 's/^/spark.hadoop./'
}

# Runs a class of Spark in the background: PROCESS MEMORY CLASS ARGUMENT...
run_spark() {
  local process=$1 memory=$2
  shift 2
  JAVA_HOME=$(dirname "$(dirname "$java")") SPARK_HOME=$folder SPARK_CONF_DIR=$data/conf \
    SPARK_LOCAL_IP=$host SPARK_LOCAL_DIRS=$data/tmp SPARK_DAEMON_MEMORY=$memory \
    SPARK_DAEMON_JAVA_OPTS="-Duser.timezone=UTC -Djava.io.tmpdir=$data/tmp" \
    SPARK_DAEMON_CLASSPATH="$s3a/jars/*" \
    run_in_background "$process" "$folder/bin/spark-class" "$@"
}
