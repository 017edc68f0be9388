/** The Hive Metastore over thrift: the only classes that know Hive. */
package io.barlake.tables.metastore;
