package io.barlake.ingest.harvest;

import io.barlake.market.Symbol;

/**
 * One archive that a site may have.
 *
 * @param period the year, month, day or hour, in the words of the site
 * @param path where it lies below the folder of the harvest
 */
public record RemoteArchive(Symbol symbol, String period, String path) {}
