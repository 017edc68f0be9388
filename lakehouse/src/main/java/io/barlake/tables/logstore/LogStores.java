package io.barlake.tables.logstore;

import io.delta.storage.LogStore;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The stores by which commits are safe, one for each kind of place that a lake may lie in. */
public final class LogStores {
  /** Their classes by the scheme of a URI. A lake anywhere else is refused. */
  public static final Map<String, Class<? extends LogStore>> BY_SCHEME =
      Map.of("file", LocalLinkLogStore.class, "s3a", S3ConditionalWriteLogStore.class);

  private LogStores() {}

  /** What a commit is made of: its actions, one a line. */
  static byte[] bytes(Iterator<String> actions) {
    StringBuilder text = new StringBuilder();
    while (actions.hasNext()) {
      text.append(actions.next()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The store for this folder. */
  static LogStore of(Path folder, Configuration hadoop) {
    return switch (folder.toUri().getScheme()) {
      case "s3a" -> new S3ConditionalWriteLogStore(hadoop);
      case "file" -> new LocalLinkLogStore(hadoop);
      default -> throw new IllegalArgumentException("no log store for " + folder);
    };
  }
}
