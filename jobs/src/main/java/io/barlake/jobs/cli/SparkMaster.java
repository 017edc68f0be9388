package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Spark runs. Spark itself takes a minute to find out that a master does not answer, and says
 * so in a stack trace.
 */
record SparkMaster(String url) {
  private static final Pattern KNOWN =
      Pattern.compile(
          "local(\\[(\\*|[1-9][0-9]*)(, *[0-9]+)?])?"
              + "|spark://[^,:/]+:[0-9]{1,5}(,[^,:/]+:[0-9]{1,5})*"
              + "|yarn|k8s://.+|local-cluster\\[.+]");
  private static final String STANDALONE = "spark://";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LAST_PORT = 65_535;

  SparkMaster {
    if (!KNOWN.matcher(url).matches()) {
      throw BarlakeException.badArgument(
          "Invalid Spark master \"%s\": expected local[*], local[4] or spark://host:7077. Set it"
              + " with --master or spark.master of the settings.",
          url);
    }
  }

  boolean isLocal() {
    return url.startsWith("local");
  }

  boolean isStandalone() {
    return url.startsWith(STANDALONE);
  }

  /** Fails where workers of other machines would look for a folder of this one. */
  void requireFolders(String purpose, String name) {
    if (!isLocal() && !isOnThisMachine()) {
      throw BarlakeException.badArgument(
          "Cannot %s \"%s\" on the cluster \"%s\": its machines do not see the folders of this"
              + " one. Put it into a store, s3a://bucket/folder, or run here with --master"
              + " 'local[*]'.",
          purpose, name, url);
    }
  }

  private boolean isOnThisMachine() {
    return isStandalone()
        && Stream.of(url.substring(STANDALONE.length()).split(",", -1))
            .allMatch(address -> address.matches("(localhost|127[.][0-9.]+):.*"));
  }

  /** Fails at once where no master of a standalone cluster answers. */
  void requireReachable() {
    if (!isStandalone()) {
      return;
    }
    String reason = "";
    for (String address : url.substring(STANDALONE.length()).split(",", -1)) {
      int colon = address.lastIndexOf(':');
      int port = Integer.parseInt(address.substring(colon + 1));
      if (port > LAST_PORT) {
        reason = "there is no port " + port;
        continue;
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address.substring(0, colon), port), CONNECT_MILLIS);
        return;
      } catch (java.net.UnknownHostException e) {
        reason = "the host is not known";
      } catch (IOException e) {
        reason = e.getMessage();
      }
    }
    throw BarlakeException.badArgument(
        "Cannot reach the Spark master \"%s\": %s. Start it, or name another with --master.",
        url, reason);
  }
}
