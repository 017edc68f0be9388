package io.barlake.tables.store;

import io.barlake.config.BarlakeConfig.BucketSettings;
import io.barlake.tables.store.AccountState.Account;
import io.barlake.tables.store.AccountState.HeldKey;
import io.barlake.tables.store.BucketState.Versioning;
import io.barlake.tables.store.Step.Change;
import io.barlake.tables.store.Step.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares what a store has with what the settings say. */
final class StorePlan {
  private final LakeSite lake;
  private final BucketSettings wanted;

  StorePlan(LakeSite lake, BucketSettings wanted) {
    this.lake = lake;
    this.wanted = wanted;
  }

  List<Step> bucket(BucketState found, boolean isMinio) {
    return List.of(
        new Step(
            Part.BUCKET,
            lake.bucket(),
            found.exists() ? Change.NONE : Change.MADE,
            "holds " + lake.uri()),
        new Step(
            Part.VERSIONING,
            lake.bucket(),
            isVersioningRight(found.versioning()) ? Change.NONE : Change.CHANGED,
            versioning(found.versioning())),
        new Step(
            Part.LIFECYCLE,
            lake.prefix(),
            found.lifecycle().holds(rules(isMinio), lake.prefix()) ? Change.NONE : Change.CHANGED,
            "old versions go after %s, unfinished uploads %s"
                .formatted(
                    days(wanted.oldVersionsDays()),
                    isMinio
                        ? "by MinIO itself"
                        : "after " + days(wanted.unfinishedUploadsDays()))));
  }

  /** MinIO drops a rule for uploads without a word, and ends them by itself. */
  List<LifecycleRule> rules(boolean isMinio) {
    List<LifecycleRule> rules = new ArrayList<>();
    rules.add(
        new LifecycleRule(
            LifecycleRule.Kind.OLD_VERSIONS, lake.prefix(), wanted.oldVersionsDays()));
    if (!isMinio) {
      rules.add(
          new LifecycleRule(
              LifecycleRule.Kind.UNFINISHED_UPLOADS,
              lake.prefix(),
              wanted.unfinishedUploadsDays()));
    }
    return rules;
  }

  private boolean isVersioningRight(Versioning found) {
    return switch (wanted.versioning()) {
      case ON -> found == Versioning.ON;
      case OFF -> found != Versioning.ON;
      case AS_IS -> true;
    };
  }

  private String versioning(Versioning found) {
    boolean isOn =
        switch (wanted.versioning()) {
          case ON -> true;
          case OFF -> false;
          case AS_IS -> found == Versioning.ON;
        };
    return isOn
        ? "on for the whole bucket: what is overwritten or deleted is kept"
        : "off: what is overwritten or deleted is gone";
  }

  private static String days(int days) {
    return days == 1 ? "1 day" : days + " days";
  }

  /** What is to be done about one account; {@code isRenewed} asks for a new key. */
  Step account(String name, AccountKind kind, AccountState found, Renewal renewal, Path keys) {
    if (found.account() == Account.OF_OTHERS) {
      return refused(
          name,
          "Cannot use the account \"%s\": the store has one of this name that was not made for %s."
              + " Choose another name in store.%s of the settings.",
          name,
          lake.uri(),
          kind == AccountKind.READS ? "readers" : "writers");
    }
    if (found.key() == HeldKey.OF_OTHERS) {
      return refused(
          name,
          "Cannot write the key of \"%s\": the profile of this name in \"%s\" holds the key of"
              + " another account. Name another file with store.account-keys of the settings.",
          name,
          keys);
    }
    if (found.account() == Account.MISSING) {
      return step(name, Change.MADE, kind, keys);
    }
    if (renewal == Renewal.ASKED) {
      return step(name, Change.RENEWED, kind, keys);
    }
    if (found.key() != HeldKey.FITS) {
      return refused(
          name,
          "%s key of \"%s\": %s. Copy its profile there from where it is, or make a new key,"
              + " which ends the old one: jobs/barlake store --renew %s",
          found.key() == HeldKey.MISSING ? "Missing" : "Outdated",
          name,
          found.key() == HeldKey.MISSING
              ? "the account is there, but \"" + keys + "\" has no profile of this name"
              : "the store knows another than \"" + keys + "\" has",
          name);
    }
    return step(name, found.hasPolicy() ? Change.NONE : Change.CHANGED, kind, keys);
  }

  /** Whether a new key is wanted although there is one. */
  enum Renewal {
    ASKED,
    NOT_ASKED
  }

  private Step step(String name, Change change, AccountKind kind, Path keys) {
    return new Step(
        Part.ACCOUNT,
        name,
        change,
        kind.word() + " " + lake.uri() + "; key: profile " + name + " of " + keys);
  }

  static Step refused(String name, String line, Object... values) {
    return new Step(
        Part.ACCOUNT, name, Change.REFUSED, String.format(java.util.Locale.ROOT, line, values));
  }
}
