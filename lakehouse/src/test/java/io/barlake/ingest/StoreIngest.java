package io.barlake.ingest;

import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import io.barlake.testing.ChildJvm;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * An ingest into a store, in a process of its own. It prints what became of it as its last line.
 */
final class StoreIngest {
  static final String DONE = "done";

  private StoreIngest() {}

  static ChildJvm start(String lake, StoreSettings store, Path... archives) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of(lake, store.endpoint(), store.credentials()));
    arguments.addAll(Arrays.asList(archives));
    return ChildJvm.start(StoreIngest.class, arguments.toArray());
  }

  public static void main(String[] arguments) {
    StoreSettings store = new StoreSettings(arguments[1], "us-east-1", arguments[2], "default");
    Lake lake = Lake.of(LocalLakehouse.config(Path.of("unused")).withLakePath(arguments[0]));
    SparkSession.Builder builder = SparkSession.builder().master("local[2]").appName("ingest");
    SessionSettings.of(store).forEach(builder::config);
    SessionSettings.of(lake).forEach(builder::config);
    SessionSettings.embedded(2).forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    session.sparkContext().setLogLevel("OFF");
    Tables tables = IngestFixture.interpreted(new Tables(session, lake));
    String end;
    try {
      IngestFixture.ingest(tables, Arrays.stream(arguments).skip(3).map(Path::of).toList());
      end = DONE;
    } catch (Exception e) {
      end = "failed: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
    System.out.println(end);
    Runtime.getRuntime().halt(0);
  }
}
