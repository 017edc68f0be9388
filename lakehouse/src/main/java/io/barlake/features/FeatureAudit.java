package io.barlake.features;

import io.barlake.Progress;
import io.barlake.bars.AuditPlan;
import io.barlake.bars.HistoryAudit.Check;
import io.barlake.bars.LookAheadAudit;
import io.barlake.bars.LookAheadAudit.Result;
import io.barlake.bars.LookAheadAudit.Scope;
import io.barlake.config.Instruments;
import io.barlake.tables.Tables;
import java.util.ArrayList;
import java.util.List;

/** Looks for features that know the future, over the minutes of a lake. Nothing is written. */
public final class FeatureAudit {
  private final LookAheadAudit audit;

  public FeatureAudit(Tables tables, Instruments instruments, Progress progress) {
    audit = new LookAheadAudit(tables, instruments, progress);
  }

  /** Audits the features of a set, such as {@code sma(20)}. */
  public Result run(Scope scope, AuditPlan plan, List<String> definitions) {
    FeatureSet set = FeatureSet.of(definitions);
    scope.frames().forEach(set::requireFrame);
    List<String> texts = new ArrayList<>(definitions);
    Check check = bars -> new SetAudit(FeatureSet.of(texts)).of(bars);
    return audit.run(scope, plan, symbol -> check);
  }
}
