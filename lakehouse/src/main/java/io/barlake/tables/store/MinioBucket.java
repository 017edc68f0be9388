package io.barlake.tables.store;

import static io.barlake.tables.store.StoreFault.asked;

import io.barlake.tables.store.BucketState.Versioning;
import io.minio.BucketExistsArgs;
import io.minio.GetBucketLifecycleArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import io.minio.SetBucketVersioningArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.VersioningConfiguration;
import io.minio.messages.VersioningConfiguration.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Response;

/** A bucket of any S3 store: made, versioned, and given rules. */
final class MinioBucket {
  private static final Set<String> WRONG_SECRET = Set.of("SignatureDoesNotMatch");

  private final StoreAccess store;
  private final String name;
  private final MinioClient client;
  private final Lifecycle lifecycle;

  MinioBucket(StoreAccess store, String name) {
    this.store = store;
    this.name = name;
    this.client = asked("reach the store \"" + store.address() + "\"", () -> client(store));
    this.lifecycle =
        asked("reach the store \"" + store.address() + "\"", () -> new Lifecycle(store));
  }

  private static MinioClient client(StoreAccess store) {
    return MinioClient.builder()
        .endpoint(store.address())
        .region(store.region())
        .credentialsProvider(store.keys())
        .httpClient(store.http())
        .build();
  }

  BucketState find() {
    return asked(
        "look at " + described(),
        () -> {
          try {
            // Unlike a question for the bucket itself, a refusal of this one says why.
            Status status = versioning();
            return new BucketState(
                true,
                switch (status) {
                  case OFF -> Versioning.NEVER;
                  case ENABLED -> Versioning.ON;
                  case SUSPENDED -> Versioning.SUSPENDED;
                },
                new LifecycleDocument(lifecycle.read(name)));
          } catch (ErrorResponseException e) {
            if (StoreFault.code(e).equals("NoSuchBucket")) {
              return BucketState.MISSING;
            }
            throw e;
          }
        });
  }

  private Status versioning() throws MinioException, GeneralSecurityException, IOException {
    return client
        .getBucketVersioning(GetBucketVersioningArgs.builder().bucket(name).build())
        .status();
  }

  void make() {
    asked(
        "make " + described(),
        () -> {
          client.makeBucket(MakeBucketArgs.builder().bucket(name).region(store.region()).build());
          return client.bucketExists(BucketExistsArgs.builder().bucket(name).build());
        });
  }

  void setVersioning(Versioning versioning) {
    Status status = versioning == Versioning.ON ? Status.ENABLED : Status.SUSPENDED;
    asked(
        "set the versioning of " + described(),
        () -> {
          client.setBucketVersioning(
              SetBucketVersioningArgs.builder()
                  .bucket(name)
                  .config(new VersioningConfiguration(status, null))
                  .build());
          return status;
        });
  }

  void setLifecycle(String xml) {
    asked(
        "set the lifecycle of " + described(),
        () -> {
          lifecycle.write(name, xml);
          return xml;
        });
  }

  /** Whether the store knows this account by this secret; what the account may do is not asked. */
  boolean accepts(AccessKey key, String prefix) {
    return asked(
        "try the key of \"" + key.name() + "\"",
        () -> {
          var objects =
              client(store.with(key))
                  .listObjects(
                      ListObjectsArgs.builder().bucket(name).prefix(prefix).maxKeys(1).build());
          try {
            for (var object : objects) {
              object.get();
              break;
            }
            return true;
          } catch (ErrorResponseException e) {
            return !WRONG_SECRET.contains(StoreFault.code(e));
          }
        });
  }

  private String described() {
    return "the bucket \"" + name + "\" at " + store.address();
  }

  /** Reads and writes the rules as text, which the client itself does by classes of its own. */
  private static final class Lifecycle extends MinioAsyncClient {
    private Lifecycle(StoreAccess store) {
      super(
          MinioAsyncClient.builder()
              .endpoint(store.address())
              .region(store.region())
              .credentialsProvider(store.keys())
              .httpClient(store.http())
              .build());
    }

    String read(String bucket) throws MinioException, GeneralSecurityException, IOException {
      try (Response response =
          answer(executeGetAsync(of(bucket), null, newMultimap("lifecycle", "")))) {
        return new String(response.body().bytes(), StandardCharsets.UTF_8);
      } catch (ErrorResponseException e) {
        if (StoreFault.code(e).equals("NoSuchLifecycleConfiguration")) {
          return LifecycleDocument.EMPTY;
        }
        throw e;
      }
    }

    void write(String bucket, String xml)
        throws MinioException, GeneralSecurityException, IOException {
      byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
      answer(executePutAsync(of(bucket), null, newMultimap("lifecycle", ""), bytes, bytes.length))
          .close();
    }

    private static GetBucketLifecycleArgs of(String bucket) {
      return GetBucketLifecycleArgs.builder().bucket(bucket).build();
    }

    private static Response answer(CompletableFuture<Response> call)
        throws MinioException, IOException {
      try {
        return call.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof MinioException ofStore) {
          throw ofStore;
        }
        if (e.getCause() instanceof IOException ofNetwork) {
          throw ofNetwork;
        }
        throw e;
      }
    }

    /** What it has open is that of the other client too. */
    @Override
    public void close() {}
  }
}
