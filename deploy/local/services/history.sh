# shellcheck shell=bash disable=SC2154
# The pages of Spark's runs that have ended, from what they have written to the store.
port=${BARLAKE_STACK_SPARK_HISTORY_PORT:-18080}
# shellcheck source=spark/parts.sh
source "$local/services/spark/parts.sh"

address() {
  echo "http://$host:$port"
}

ports() {
  echo "SPARK_HISTORY $port"
}

start() {
  mkdir -p "$data/conf" "$data/tmp"
  write_defaults >"$data/conf/spark-defaults.conf"
  of_service minio put lake/spark-events/
  run_spark history 512m org.apache.spark.deploy.history.HistoryServer
}

write_defaults() {
  cat <<END
spark.history.ui.port $port
spark.history.fs.logDirectory $events
$(reach_store)
END
}

is_ready() {
  curl -fs -o /dev/null "$(address)/api/v1/applications?limit=1"
}
