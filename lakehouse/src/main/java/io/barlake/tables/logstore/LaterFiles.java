package io.barlake.tables.logstore;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3AUtils;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists a folder of a store from one name on. The listing of Hadoop begins with the first name, and
 * so would take longer with every commit that a table has had.
 */
final class LaterFiles {
  private LaterFiles() {}

  /** The files beside this one, and itself, whose names are not before its own, in order. */
  static List<FileStatus> of(S3AFileSystem store, Path from) throws IOException {
    String key = from.toUri().getPath().substring(1);
    String folder = key.substring(0, key.lastIndexOf('/') + 1);
    try {
      S3Client client = store.getS3AInternals().getAmazonS3Client("listing of a Delta log");
      return client
          .listObjectsV2Paginator(
              request ->
                  request
                      .bucket(store.getUri().getHost())
                      .prefix(folder)
                      .delimiter("/")
                      // What this names is left out, so it names less.
                      .startAfter(key.substring(0, key.length() - 1)))
          .contents()
          .stream()
          .filter(file -> file.key().compareTo(key) >= 0)
          .map(file -> status(store, from.getParent(), file))
          .toList();
    } catch (SdkException e) {
      throw S3AUtils.translateException("list", from, e);
    }
  }

  private static FileStatus status(S3AFileSystem store, Path folder, S3Object file) {
    String name = file.key().substring(file.key().lastIndexOf('/') + 1);
    return new FileStatus(
        file.size(),
        false,
        1,
        store.getDefaultBlockSize(folder),
        file.lastModified().toEpochMilli(),
        new Path(folder, name));
  }
}
