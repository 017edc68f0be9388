package io.barlake.ingest;

import io.barlake.tables.logstore.LocalLinkLogStore;
import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Commits like the store of the embedded mode, with a stop before and after. */
public final class StoppingLogStore extends HadoopFileSystemLogStore {
  private final LocalLinkLogStore store;

  public StoppingLogStore(Configuration hadoop) {
    super(hadoop);
    store = new LocalLinkLogStore(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    Path table = path.getParent().getParent();
    String commit = table.getParent().getName() + "/" + table.getName() + " " + path.getName();
    IngestProcess.stopAt("before " + commit);
    store.write(path, actions, overwrite, hadoop);
    IngestProcess.stopAt("after " + commit);
  }

  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
    return store.isPartialWriteVisible(path, hadoop);
  }
}
