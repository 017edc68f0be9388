package io.barlake.tables.store;

import io.barlake.BarlakeException;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.BarlakeConfig.BucketSettings;
import io.barlake.tables.store.AccountState.Account;
import io.barlake.tables.store.AccountState.HeldKey;
import io.barlake.tables.store.BucketState.Versioning;
import io.barlake.tables.store.MinioAccounts.Found;
import io.barlake.tables.store.Step.Change;
import io.barlake.tables.store.StorePlan.Renewal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the store of a lake what the settings say: its bucket, and the accounts that may use it.
 * What is so already is left alone, and a second run changes nothing. Rules and accounts that are
 * not Barlake's stay as they are, and nothing is ever taken away.
 */
public final class StoreSetup implements AutoCloseable {
  private final LakeSite lake;
  private final BucketSettings wanted;
  private final Map<String, AccountKind> kinds;
  private final StoreAccess access;
  private final StorePlan plan;
  private final MinioBucket bucket;
  private final MinioAccounts accounts;
  private final boolean isMinio;

  private StoreSetup(
      LakeSite lake, BucketSettings wanted, Map<String, AccountKind> kinds, StoreAccess access) {
    this.lake = lake;
    this.wanted = wanted;
    this.kinds = kinds;
    this.access = access;
    this.plan = new StorePlan(lake, wanted);
    this.bucket = new MinioBucket(access, lake.bucket());
    this.accounts = new MinioAccounts(access);
    this.isMinio = access.isMinio();
  }

  /** Looks at the settings; the store is asked by {@link #plan} first. */
  public static StoreSetup of(BarlakeConfig config) {
    LakeSite lake = LakeSite.of(config.lakePath());
    Map<String, AccountKind> kinds = kinds(config.bucket());
    kinds.values().forEach(kind -> kind.policy(lake));
    return new StoreSetup(lake, config.bucket(), kinds, StoreAccess.of(config.store()));
  }

  private static Map<String, AccountKind> kinds(BucketSettings wanted) {
    Map<String, AccountKind> kinds = new LinkedHashMap<>();
    wanted.readers().forEach(name -> kinds.put(name, AccountKind.READS));
    for (String name : wanted.writers()) {
      if (kinds.put(name, AccountKind.WRITES) == AccountKind.READS) {
        throw BarlakeException.badConfig(
            "Invalid setting store.writers: \"%s\" is among store.readers too. Leave it in one.",
            name);
      }
    }
    if (!kinds.isEmpty() && wanted.accountKeys().isEmpty()) {
      throw BarlakeException.badConfig(
          "Missing store.account-keys: there is no file for the keys of %s. Name one in the"
              + " settings.",
          String.join(", ", kinds.keySet()));
    }
    return kinds;
  }

  /** What there is and what would be done; {@code renewed} are accounts that get another key. */
  public List<Step> plan(Set<String> renewed) {
    requireKnown(renewed);
    BucketState found = bucket.find();
    List<Step> steps = new ArrayList<>(plan.bucket(found, isMinio));
    kinds.forEach(
        (name, kind) ->
            steps.add(
                isMinio
                    ? plan.account(
                        name,
                        kind,
                        accountState(name, kind),
                        renewed.contains(name) ? Renewal.ASKED : Renewal.NOT_ASKED,
                        keys().path())
                    : unmanaged(name)));
    return steps;
  }

  /** Does the steps of a plan that was just made. */
  public void apply(List<Step> steps) {
    steps.stream().filter(Step::isChange).forEach(this::apply);
  }

  private void apply(Step step) {
    switch (step.part()) {
      case BUCKET -> bucket.make();
      case VERSIONING ->
          bucket.setVersioning(
              wanted.versioning() == BucketSettings.Versioning.ON
                  ? Versioning.ON
                  : Versioning.SUSPENDED);
      case LIFECYCLE ->
          bucket.setLifecycle(bucket.find().lifecycle().with(plan.rules(isMinio), lake.prefix()));
      case ACCOUNT -> applyAccount(step.name(), step.change());
    }
  }

  /**
   * The key is in the file before the store knows it: a run that ends in between is finished by the
   * next, which finds the account missing and its key there.
   */
  private void applyAccount(String name, Change change) {
    Map<String, Object> policy = kinds.get(name).policy(lake);
    if (change == Change.CHANGED) {
      accounts.setPolicy(name, policy);
    } else if (change == Change.MADE) {
      AccessKey key =
          keys().find(name).filter(AccessKey::isWhole).orElseGet(() -> AccessKey.generate(name));
      keys().put(key);
      accounts.make(key, description(), policy);
    } else {
      renew(AccessKey.generate(name), policy);
    }
  }

  private void renew(AccessKey key, Map<String, Object> policy) {
    Optional<AccessKey> before = keys().find(key.name());
    keys().put(key);
    try {
      accounts.setKey(key, policy);
    } catch (BarlakeException e) {
      // The answer may be what was lost, and not the change.
      if (bucket.accepts(key, lake.prefix())) {
        return;
      }
      before.ifPresent(keys()::put);
      throw e;
    }
  }

  private AccountState accountState(String name, AccountKind kind) {
    Optional<Found> found = accounts.find(name);
    Account account =
        found.isEmpty()
            ? Account.MISSING
            : found.get().description().equals(description()) ? Account.OURS : Account.OF_OTHERS;
    boolean hasPolicy =
        found.filter(one -> PolicyText.says(one.policy(), kind.policy(lake))).isPresent();
    return new AccountState(account, hasPolicy, keyState(name, account));
  }

  private HeldKey keyState(String name, Account account) {
    Optional<AccessKey> key = keys().find(name);
    if (key.isEmpty()) {
      return HeldKey.MISSING;
    }
    if (!key.get().name().equals(name)) {
      return HeldKey.OF_OTHERS;
    }
    return account != Account.OURS || bucket.accepts(key.get(), lake.prefix())
        ? HeldKey.FITS
        : HeldKey.STALE;
  }

  /** By this an account is known again as one that Barlake made for this lake. */
  private String description() {
    return "barlake: " + lake.uri();
  }

  private KeyFile keys() {
    return new KeyFile(Path.of(wanted.accountKeys()));
  }

  private Step unmanaged(String name) {
    return StorePlan.refused(
        name,
        "Cannot make the account \"%s\": the store at %s has no accounts of MinIO. Make it with the"
            + " tools of that store, and take its name out of the settings.",
        name,
        access.address());
  }

  private void requireKnown(Set<String> renewed) {
    for (String name : renewed) {
      if (!kinds.containsKey(name)) {
        throw BarlakeException.badArgument(
            "Unknown account \"%s\": expected one of store.readers or store.writers of the"
                + " settings, which are %s.",
            name, kinds.isEmpty() ? "empty" : String.join(", ", kinds.keySet()));
      }
    }
  }

  @Override
  public void close() {
    access.close();
  }
}
