package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.ChildJvm;
import io.barlake.testing.FaultyProxy;
import io.barlake.testing.FaultyProxy.Fault;
import io.barlake.testing.FaultyProxy.Request;
import io.barlake.testing.LiveStack;
import io.barlake.testing.LiveTrino;
import io.barlake.testing.SmallMinio;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest into a store whose writer, network, server or disk gives out. After the next one the
 * tables are those that nothing happened to, in Spark and in Trino.
 */
@Timeout(300)
class HarmedStoreStackTest {
  private static final String MINUTES = "/market/bars_1m/";
  private static final long LONGEST_SECONDS = 250;

  @TempDir Path folder;

  private final String remote = LiveStack.folder();
  private final String prefix = LiveStack.prefix();
  private Path year;
  private Path month;

  @BeforeEach
  void write() {
    year = SmallArchive.of("EURUSD").weeks("2019-01-06", 1).line("broken").write(folder, "2019");
    month =
        SmallArchive.of("EURUSD")
            .packedAt("2020-03-01T10:00:00")
            .shifted(10)
            .minutes("2019-01-07T10:00", 60)
            .write(folder, "201901");
  }

  @AfterEach
  void remove() throws IOException {
    try (FileSystem store = LiveStack.files()) {
      store.delete(new org.apache.hadoop.fs.Path(remote), true);
    }
    LiveStack.publish(tables());
  }

  @Test
  void writerThatIsKilledBeforeItsFilesAreThere() throws Exception {
    killedAt(request -> isFile(request), Fault.LOSE_REQUEST);
  }

  @Test
  void writerThatIsKilledBetweenItsFilesAndItsCommit() throws Exception {
    killedAt(request -> isCommit(request), Fault.LOSE_REQUEST);
  }

  @Test
  void writerThatIsKilledWhenItsCommitIsThereButNotAnswered() throws Exception {
    killedAt(request -> isCommit(request), Fault.LOSE_ANSWER);
  }

  @Test
  void networkThatLosesTheFirstAnswerToEveryCommit() throws Exception {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (FaultyProxy proxy =
            proxy(
                request ->
                    request.isConditionalPut() && seen.add(request.path())
                        ? Fault.LOSE_ANSWER
                        : Fault.NONE);
        ChildJvm writer = StoreIngest.start(remote, through(proxy), year, month)) {
      assertThat(writer.finish()).last().isEqualTo(StoreIngest.DONE);
    }

    assertThat(seen).hasSizeGreaterThanOrEqualTo(4);
    requireUnharmed();
  }

  @Test
  void storeThatEndsInTheMiddleAndIsStartedAgain() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicReference<CompletableFuture<Void>> start = new AtomicReference<>();
    try (FaultyProxy proxy =
            proxy(
                request -> {
                  if (isFile(request) && isOver.compareAndSet(false, true)) {
                    LiveStack.killStore();
                    start.set(CompletableFuture.runAsync(LiveStack::startStore));
                    return Fault.LOSE_REQUEST;
                  }
                  return Fault.NONE;
                });
        ChildJvm writer = StoreIngest.start(remote, through(proxy), year, month)) {
      // It may live through that, or say that it could not; both are an end.
      assertThat(writer.finish()).last().asString().matches("done|failed: .+");
      start.get().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    ingestAgain();
    requireUnharmed();
  }

  @Test
  void diskThatIsFull() throws Exception {
    try (SmallMinio minio = SmallMinio.start(folder, 64)) {
      String lake = "s3a://lake/full";
      try (ChildJvm writer = StoreIngest.start(lake, minio.settings(), month)) {
        assertThat(writer.finish()).last().isEqualTo(StoreIngest.DONE);
      }
      minio.fill();
      try (ChildJvm writer = StoreIngest.start(lake, minio.settings(), year)) {
        assertThat(writer.finish()).last().asString().startsWith("failed: ").contains("full");
      }
      minio.free();
      try (ChildJvm writer = StoreIngest.start(lake, minio.settings(), year)) {
        assertThat(writer.finish()).last().isEqualTo(StoreIngest.DONE);
      }

      Tables tables = IngestFixture.interpreted(LiveStack.lakeIn(lake, minio.settings()));
      // Delta asks for the settings of the session that is active, not of the one it was opened by.
      SparkSession before = SparkSession.active();
      SparkSession.setActiveSession(tables.spark());
      try {
        requireUnharmed(tables);
      } finally {
        SparkSession.setActiveSession(before);
      }
    }
  }

  private void killedAt(Predicate<Request> moment, Fault fault) throws Exception {
    AtomicReference<ChildJvm> writer = new AtomicReference<>();
    CompletableFuture<Void> killed = new CompletableFuture<>();
    Function<Request, Fault> kill =
        request -> {
          if (killed.isDone() || !moment.test(request)) {
            return Fault.NONE;
          }
          try {
            writer.get().kill();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          killed.complete(null);
          return fault;
        };
    try (FaultyProxy proxy = proxy(kill);
        ChildJvm process = StoreIngest.start(remote, through(proxy), year, month)) {
      writer.set(process);
      killed.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    ingestAgain();
    requireUnharmed();
  }

  private void ingestAgain() {
    assertThat(IngestFixture.ingest(tables(), year, month).refused()).isEmpty();
  }

  private void requireUnharmed() throws SQLException, IOException {
    Tables tables = tables();
    requireUnharmed(tables);
    LiveStack.publish(tables);
    try (LiveTrino trino = LiveTrino.readerIn("UTC")) {
      assertThat(
              trino.rows(
                  "SELECT count(*), count(DISTINCT ts) FROM lake." + prefix + "market.bars_1m"))
          .containsExactly(List.of("7200", "7200"));
    }
  }

  private void requireUnharmed(Tables tables) {
    Tables unharmed = IngestFixture.interpreted(LiveStack.in(folder.resolve("unharmed")));
    IngestFixture.ingest(unharmed, year, month);
    LakeContent.of(tables).assertSameAs(LakeContent.of(unharmed));
    assertThat(tables.read(MinuteBarsTable.TABLE).count()).isEqualTo(7_200);
  }

  private Tables tables() {
    return IngestFixture.interpreted(LiveStack.lake(remote, prefix));
  }

  private static boolean isFile(Request request) {
    return request.method().equals("PUT")
        && request.path().contains(MINUTES)
        && request.path().contains(".parquet");
  }

  private static boolean isCommit(Request request) {
    return request.isConditionalPut() && request.path().contains(MINUTES + "_delta_log/");
  }

  private static FaultyProxy proxy(Function<Request, Fault> faults) throws IOException {
    return new FaultyProxy(LiveStack.store().endpoint(), faults);
  }

  private static StoreSettings through(FaultyProxy proxy) {
    StoreSettings store = LiveStack.store();
    return new StoreSettings(proxy.address(), store.region(), store.credentials(), store.profile());
  }
}
