package io.barlake.tables;

import java.net.URI;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.CatalogStorageFormat;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTable$;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * The catalog's entry for a Delta table that lies somewhere: a name, a place and no columns, which
 * Delta reads from its own log. Making it opens nothing, so that a session starts quickly.
 */
final class DeltaEntry {
  private DeltaEntry() {}

  static CatalogTable of(TableIdentifier name, URI location) {
    CatalogTable$ defaults = CatalogTable$.MODULE$;
    return new CatalogTable(
        name,
        CatalogTableType.EXTERNAL(),
        new CatalogStorageFormat(
            Option.apply(location),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            false,
            scala.collection.immutable.Map$.MODULE$.empty(),
            Option.empty()),
        new StructType(),
        Option.apply("delta"),
        defaults.apply$default$6(),
        defaults.apply$default$7(),
        defaults.apply$default$8(),
        defaults.apply$default$9(),
        defaults.apply$default$10(),
        defaults.apply$default$11(),
        defaults.apply$default$12(),
        defaults.apply$default$13(),
        defaults.apply$default$14(),
        defaults.apply$default$15(),
        defaults.apply$default$16(),
        defaults.apply$default$17(),
        defaults.apply$default$18(),
        defaults.apply$default$19(),
        defaults.apply$default$20(),
        defaults.apply$default$21(),
        defaults.apply$default$22());
  }
}
