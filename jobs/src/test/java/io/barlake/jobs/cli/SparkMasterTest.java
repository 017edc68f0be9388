package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkMasterTest {
  @ParameterizedTest
  @ValueSource(strings = {"local", "local[*]", "local[4]", "local[4,2]"})
  void localMastersNeedNoNetwork(String url) {
    SparkMaster master = new SparkMaster(url);
    assertThat(master.isLocal()).isTrue();
    assertThatCode(master::requireReachable).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark://host:7077", "spark://a:7077,b:7077", "yarn", "k8s://host"})
  void clustersAreNotLocal(String url) {
    assertThat(new SparkMaster(url).isLocal()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "garbage", "local[x]", "local[0]", "locall", "spark://host", "host:7077"})
  void anythingElseIsAMistake(String url) {
    assertThatThrownBy(() -> new SparkMaster(url))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Invalid Spark master \"%s\": expected local[*], local[4] or spark://host:7077. Set it"
                + " with --master or spark.master of the settings.",
            url);
  }

  @Test
  void masterThatDoesNotAnswerIsFoundOutAtOnce() throws IOException {
    int port = closedPort();
    String url = "spark://127.0.0.1:" + port;
    assertThatThrownBy(() -> new SparkMaster(url).requireReachable())
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot reach the Spark master \"" + url + "\": ")
        .hasMessageEndingWith(". Start it, or name another with --master.");
  }

  @Test
  void oneOfSeveralMastersIsEnough() throws IOException {
    int closed = closedPort();
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "spark://127.0.0.1:" + closed + ",127.0.0.1:" + open.getLocalPort();
      assertThatCode(new SparkMaster(url)::requireReachable).doesNotThrowAnyException();
    }
  }

  @Test
  void portThatCannotBeIsNamed() {
    assertThatThrownBy(() -> new SparkMaster("spark://host:70770").requireReachable())
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot reach the Spark master \"spark://host:70770\": there is no port 70770. Start"
                + " it, or name another with --master.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[*]", "spark://localhost:7077", "spark://127.0.0.1:1,127.0.1.1:2"})
  void workersOfThisMachineSeeItsFolders(String url) {
    assertThatCode(() -> new SparkMaster(url).requireFolders("use the lake", "lake"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark://shelf:7077", "spark://localhost:7077,shelf:7077", "yarn"})
  void workersOfOtherMachinesDoNot(String url) {
    assertThatThrownBy(() -> new SparkMaster(url).requireFolders("use the lake", "./lake"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot use the lake \"./lake\" on the cluster \"%s\": its machines do not see the"
                + " folders of this one. Put it into a store, s3a://bucket/folder, or run here with"
                + " --master 'local[*]'.",
            url);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket briefly = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return briefly.getLocalPort();
    }
  }
}
