package io.barlake.tables.logstore;

import io.barlake.testing.ChildJvm;
import io.delta.storage.LogStore;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A process that writes one version after the other, and may stop in the middle of one. */
final class DoomedWriter {
  private DoomedWriter() {}

  public static void main(String[] arguments) throws Exception {
    String log = arguments[1];
    int stopsIn = Integer.parseInt(arguments[2]);
    Configuration hadoop = CommitRacer.hadoop(log);
    LogStore store =
        Class.forName(arguments[0])
            .asSubclass(LogStore.class)
            .getConstructor(Configuration.class)
            .newInstance(hadoop);
    for (int version = 0; ; version++) {
      List<String> lines = CommitRacer.content("doomed", version);
      Iterator<String> actions =
          version == stopsIn ? stoppingHalfway(lines.iterator()) : lines.iterator();
      store.write(CommitRacer.commit(log, version), actions, false, hadoop);
      System.out.println(version);
    }
  }

  private static Iterator<String> stoppingHalfway(Iterator<String> lines) {
    return new Iterator<>() {
      private int given;

      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public String next() {
        if (++given == 25) {
          System.out.println("halfway");
          ChildJvm.awaitDeath();
        }
        return lines.next();
      }
    };
  }
}
