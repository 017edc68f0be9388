package io.barlake.tables.disk;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsServerDefaults;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.local.LocalConfigKeys;

/** {@link LocalDiskFileSystem} for those parts of Spark and Delta that use the other interface. */
public final class LocalDisk extends DelegateToFileSystem {
  private static final int NO_PORT = -1;

  /** Called by Hadoop, by name. */
  public LocalDisk(URI uri, Configuration settings) throws IOException, URISyntaxException {
    super(uri, new LocalDiskFileSystem(), settings, "file", false);
  }

  @Override
  public int getUriDefaultPort() {
    return NO_PORT;
  }

  @Override
  public FsServerDefaults getServerDefaults(Path path) throws IOException {
    return LocalConfigKeys.getServerDefaults();
  }

  @Override
  public boolean isValidName(String name) {
    return true;
  }
}
