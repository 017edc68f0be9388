package io.barlake.tables.store;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.tables.SessionSettings;
import io.minio.credentials.Credentials;
import io.minio.credentials.Provider;
import io.minio.credentials.StaticProvider;
import io.minio.http.HttpUtils;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.auth.ProfileAWSCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The address of a store and the keys to manage it with, found where S3A finds them. */
record StoreAccess(String address, String region, Provider keys, OkHttpClient http)
    implements AutoCloseable {
  private static final long CONNECT_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final long ANSWER_MILLIS = TimeUnit.SECONDS.toMillis(30);
  private static final String ALIVE = "/minio/health/live";

  static StoreAccess of(StoreSettings store) {
    String address =
        store.endpoint().isEmpty()
            ? "https://s3." + store.region() + ".amazonaws.com"
            : store.endpoint();
    return new StoreAccess(
        address,
        store.region(),
        keys(store),
        HttpUtils.newDefaultHttpClient(CONNECT_MILLIS, ANSWER_MILLIS, ANSWER_MILLIS));
  }

  /** The same store with another key. */
  StoreAccess with(AccessKey key) {
    return new StoreAccess(
        address, region, new StaticProvider(key.name(), key.secret(), null), http);
  }

  private static Provider keys(StoreSettings store) {
    AwsCredentials found = find(store);
    String token = found instanceof AwsSessionCredentials session ? session.sessionToken() : null;
    Credentials keys = new Credentials(found.accessKeyId(), found.secretAccessKey(), token, null);
    return () -> keys;
  }

  private static AwsCredentials find(StoreSettings store) {
    try {
      return EnvironmentVariableCredentialsProvider.create().resolveCredentials();
    } catch (SdkClientException e) {
      return ofProfile(store);
    }
  }

  private static AwsCredentials ofProfile(StoreSettings store) {
    Configuration hadoop = SessionSettings.hadoop(store);
    try {
      return new ProfileAWSCredentialsProvider(URI.create("s3a://any"), hadoop)
          .resolveCredentials();
    } catch (RuntimeException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot use the store: there are no access keys in the profile \""
              + store.profile()
              + "\" of \""
              + (store.credentials().isEmpty() ? "~/.aws/credentials" : store.credentials())
              + "\". Name them with store.credentials and store.profile of the settings, or set"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
          e);
    }
  }

  /**
   * Whether it is MinIO, which has an interface for accounts and takes no rule for uploads. Asked
   * of a path that MinIO alone answers: the name in its answers does not pass every proxy.
   */
  boolean isMinio() {
    try {
      HttpURLConnection request =
          (HttpURLConnection) URI.create(address + ALIVE).toURL().openConnection();
      request.setConnectTimeout((int) CONNECT_MILLIS);
      request.setReadTimeout((int) CONNECT_MILLIS);
      request.setInstanceFollowRedirects(false);
      return request.getResponseCode() == HttpURLConnection.HTTP_OK
          && new String(request.getInputStream().readNBytes(1), StandardCharsets.UTF_8).isEmpty();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
