# shellcheck shell=bash disable=SC2154
# A standalone cluster of Spark. Who has its secret may run anything on it.
port=${BARLAKE_STACK_SPARK_PORT:-7077}
ui_port=${BARLAKE_STACK_SPARK_UI_PORT:-8080}
workers=${BARLAKE_STACK_SPARK_WORKERS:-2}
cores=${BARLAKE_STACK_SPARK_CORES:-1}
memory=${BARLAKE_STACK_SPARK_MEMORY:-1g}
secret=$stack/secrets/spark
joining=$stack/secrets/spark.conf
# shellcheck source=spark/parts.sh
source "$local/services/spark/parts.sh"

address() {
  echo "spark://$host:$port"
}

ports() {
  echo "SPARK $port"
  echo "SPARK_UI $ui_port"
}

start() {
  local began=$SECONDS number
  [ -s "$secret" ] || random_hex 32 >"$secret"
  mkdir -p "$data/conf" "$data/tmp"
  write_defaults >"$data/conf/spark-defaults.conf"
  write_joining >"$joining"
  of_service minio put lake/spark-events/
  run_spark spark 512m org.apache.spark.deploy.master.Master \
    --host "$host" --port "$port" --webui-port "$ui_port"
  # A worker that comes too early waits for long before it tries again.
  until answers "$port" || ! is_running spark || [ $((SECONDS - began)) -ge $start_seconds ]; do
    sleep 0.2
  done
  for ((number = 1; number <= workers; number++)); do
    run_spark "spark-worker-$number" 256m org.apache.spark.deploy.worker.Worker \
      --host "$host" --webui-port 0 --cores "$cores" --memory "$memory" \
      --work-dir "$data/work-$number" "$(address)"
  done
}

write_defaults() {
  cat <<END
$(write_secret)
spark.master.rest.enabled false
spark.master.ui.decommission.allow.mode DENY
spark.ui.killEnabled false
spark.worker.cleanup.enabled true
spark.decommission.enabled true
END
}

write_secret() {
  cat <<END
spark.authenticate true
spark.authenticate.secret $(<"$secret")
spark.network.crypto.enabled true
END
}

# What lets a driver in and finds the store, over the settings for any cluster: the last one counts.
write_joining() {
  cat "$local/../../conf/spark-defaults.conf"
  cat <<END

# Added by deploy/local/up: this cluster.
spark.master $(address)
$(write_secret)
spark.driver.host $host
spark.driver.bindAddress $host
spark.executor.cores $cores
spark.executor.memory $memory
spark.driver.extraClassPath $s3a/jars/*
spark.executor.extraClassPath $s3a/jars/*
spark.eventLog.enabled true
spark.eventLog.dir $events
spark.storage.decommission.fallbackStorage.path s3a://lake/spark-shuffle/
$(reach_store)
END
  if is_running metastore; then
    cat <<END
spark.sql.catalogImplementation hive
spark.hadoop.hive.metastore.uris $(of_service metastore address)
spark.sql.hive.metastore.version 4.0
spark.sql.hive.metastore.jars path
spark.sql.hive.metastore.jars.path file://$client/jars/*.jar
spark.sql.warehouse.dir s3a://lake/warehouse
END
  fi
}

is_ready() {
  local alive
  alive=$(curl -fs "http://$host:$ui_port/json/" | sed -n 's/.*"aliveworkers" *: *\([0-9]*\).*/\1/p')
  [ "${alive:-0}" -ge "$workers" ]
}

settings() {
  cat <<END
spark {
  master = "$(address)"
  settings = "$joining"
}
END
}
