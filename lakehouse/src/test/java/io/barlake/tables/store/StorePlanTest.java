package io.barlake.tables.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.config.BarlakeConfig.BucketSettings;
import io.barlake.tables.store.AccountState.Account;
import io.barlake.tables.store.AccountState.HeldKey;
import io.barlake.tables.store.BucketState.Versioning;
import io.barlake.tables.store.Step.Change;
import io.barlake.tables.store.StorePlan.Renewal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorePlanTest {
  private static final LakeSite LAKE = LakeSite.of("s3a://lake/warehouse");
  private static final Path KEYS = Path.of("/etc/keys");

  private final StorePlan plan = plan(BucketSettings.Versioning.ON);

  @Test
  void whatIsMissingIsMade() {
    assertThat(plan.bucket(BucketState.MISSING, true))
        .extracting(Step::change)
        .containsExactly(Change.MADE, Change.CHANGED, Change.CHANGED);
  }

  @Test
  void whatIsSoAlreadyIsLeftAlone() {
    for (boolean isMinio : List.of(true, false)) {
      BucketState found = new BucketState(true, Versioning.ON, lifecycle(isMinio));

      assertThat(plan.bucket(found, isMinio)).extracting(Step::change).containsOnly(Change.NONE);
    }
  }

  @Test
  void versioningIsSuspendedOnlyWhereItIsOn() {
    StorePlan off = plan(BucketSettings.Versioning.OFF);

    assertThat(versioning(off, Versioning.ON)).isEqualTo(Change.CHANGED);
    assertThat(versioning(off, Versioning.SUSPENDED)).isEqualTo(Change.NONE);
    assertThat(versioning(off, Versioning.NEVER)).isEqualTo(Change.NONE);
    assertThat(versioning(plan, Versioning.SUSPENDED)).isEqualTo(Change.CHANGED);
  }

  @Test
  void versioningIsLeftAsSomebodyHasSetIt() {
    StorePlan asIs = plan(BucketSettings.Versioning.AS_IS);

    for (Versioning found : Versioning.values()) {
      assertThat(versioning(asIs, found)).isEqualTo(Change.NONE);
    }
    BucketState versioned = new BucketState(true, Versioning.ON, lifecycle(true));
    assertThat(asIs.bucket(versioned, true).get(1).text()).startsWith("on for the whole bucket");
    assertThat(asIs.bucket(BucketState.MISSING, true).get(1).text()).startsWith("off: ");
  }

  @Test
  void uploadsGetARuleWhereMinioDoesNotEndThemItself() {
    assertThat(plan.rules(true))
        .extracting(LifecycleRule::kind)
        .containsExactly(LifecycleRule.Kind.OLD_VERSIONS);
    assertThat(plan.rules(false))
        .extracting(LifecycleRule::kind)
        .containsExactly(LifecycleRule.Kind.OLD_VERSIONS, LifecycleRule.Kind.UNFINISHED_UPLOADS);

    assertThat(plan.bucket(BucketState.MISSING, true).get(2).text())
        .isEqualTo("old versions go after 7 days, unfinished uploads by MinIO itself");
    assertThat(plan.bucket(BucketState.MISSING, false).get(2).text())
        .isEqualTo("old versions go after 7 days, unfinished uploads after 1 day");
  }

  @Test
  void anAccountIsMadeAlsoWhereAKeyOfItIsInTheFileAlready() {
    assertThat(step(Account.MISSING, true, HeldKey.MISSING).change()).isEqualTo(Change.MADE);
    assertThat(step(Account.MISSING, true, HeldKey.FITS))
        .isEqualTo(
            new Step(
                Step.Part.ACCOUNT,
                "notebook",
                Change.MADE,
                "reads s3a://lake/warehouse; key: profile notebook of /etc/keys"));
  }

  @Test
  void anAccountWithItsKeyIsLeftAloneButForItsPolicy() {
    assertThat(step(Account.OURS, true, HeldKey.FITS).change()).isEqualTo(Change.NONE);
    assertThat(step(Account.OURS, false, HeldKey.FITS).change()).isEqualTo(Change.CHANGED);
  }

  @Test
  void anAccountWithoutItsKeyIsRefusedWithWhatToDo() {
    assertThat(step(Account.OURS, true, HeldKey.MISSING))
        .extracting(Step::change, Step::text)
        .containsExactly(
            Change.REFUSED,
            "Missing key of \"notebook\": the account is there, but \"/etc/keys\" has no profile"
                + " of this name. Copy its profile there from where it is, or make a new key, which"
                + " ends the old one: jobs/barlake store --renew notebook");
    assertThat(step(Account.OURS, true, HeldKey.STALE).text())
        .startsWith(
            "Outdated key of \"notebook\": the store knows another than \"/etc/keys\" has. ");
  }

  @Test
  void aKeyIsRenewedOnRequest() {
    for (HeldKey key : List.of(HeldKey.MISSING, HeldKey.STALE, HeldKey.FITS)) {
      assertThat(renewed(Account.OURS, key)).isEqualTo(Change.RENEWED);
      assertThat(renewed(Account.MISSING, key)).isEqualTo(Change.MADE);
    }
  }

  @Test
  void whatBelongsToOthersIsRefusedAlsoOnRequest() {
    assertThat(renewed(Account.OF_OTHERS, HeldKey.FITS)).isEqualTo(Change.REFUSED);
    assertThat(renewed(Account.OURS, HeldKey.OF_OTHERS)).isEqualTo(Change.REFUSED);
    assertThat(renewed(Account.MISSING, HeldKey.OF_OTHERS)).isEqualTo(Change.REFUSED);

    assertThat(step(Account.OF_OTHERS, true, HeldKey.MISSING).text())
        .isEqualTo(
            "Cannot use the account \"notebook\": the store has one of this name that was not made"
                + " for s3a://lake/warehouse. Choose another name in store.readers of the"
                + " settings.");
  }

  private static StorePlan plan(BucketSettings.Versioning versioning) {
    return new StorePlan(
        LAKE, new BucketSettings(versioning, 7, 1, List.of("notebook"), List.of(), "/etc/keys"));
  }

  private static Change versioning(StorePlan plan, Versioning found) {
    BucketState state =
        new BucketState(true, found, new LifecycleDocument(LifecycleDocument.EMPTY));
    return plan.bucket(state, true).get(1).change();
  }

  private LifecycleDocument lifecycle(boolean isMinio) {
    return new LifecycleDocument(
        new LifecycleDocument(LifecycleDocument.EMPTY).with(plan.rules(isMinio), LAKE.prefix()));
  }

  private Step step(Account account, boolean hasPolicy, HeldKey key) {
    return plan.account(
        "notebook",
        AccountKind.READS,
        new AccountState(account, hasPolicy, key),
        Renewal.NOT_ASKED,
        KEYS);
  }

  private Change renewed(Account account, HeldKey key) {
    return plan.account(
            "notebook",
            AccountKind.READS,
            new AccountState(account, true, key),
            Renewal.ASKED,
            KEYS)
        .change();
  }
}
