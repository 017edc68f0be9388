package io.barlake.ingest.format;

import io.barlake.ingest.format.binance.BinanceKlineReader;
import io.barlake.ingest.format.binance.BinanceTradeReader;
import io.barlake.ingest.format.bitstamp.BitstampReader;
import io.barlake.ingest.format.coinbase.CoinbaseCandleReader;
import io.barlake.ingest.format.dukascopy.DukascopyCandleReader;
import io.barlake.ingest.format.dukascopy.DukascopyTickReader;
import io.barlake.ingest.format.histdata.HistDataExcelReader;
import io.barlake.ingest.format.histdata.HistDataMetaTraderReader;
import io.barlake.ingest.format.histdata.HistDataMinuteReader;
import io.barlake.ingest.format.histdata.HistDataTickReader;
import io.barlake.ingest.format.histdata.MetaStockReader;
import io.barlake.ingest.format.histdata.NinjaTraderTickReader;
import io.barlake.ingest.format.kraken.KrakenOhlcvtReader;
import io.barlake.ingest.format.kraken.KrakenTradeReader;
import io.barlake.ingest.format.lean.LeanQuoteReader;
import io.barlake.ingest.format.lean.LeanTickReader;
import io.barlake.ingest.format.metatrader.MetaTraderBarReader;
import io.barlake.ingest.format.metatrader.MetaTraderTickReader;
import io.barlake.ingest.format.plain.PlainBarReader;
import io.barlake.ingest.format.plain.PlainTickReader;
import io.barlake.ingest.format.stooq.StooqBulkReader;
import io.barlake.ingest.format.stooq.StooqDayReader;
import io.barlake.ingest.format.truefx.TrueFxTickReader;
import java.util.Locale;
import java.util.function.Supplier;

/** The formats that can be read. A format is recognised by its content, never by a file's name. */
@SuppressWarnings("ImmutableEnumChecker") // a reader is made anew each time
public enum ArchiveFormat implements Format {
  HISTDATA_MINUTE(HistDataMinuteReader::new),
  HISTDATA_METATRADER(HistDataMetaTraderReader::new),
  HISTDATA_TICK(HistDataTickReader::new),
  NINJATRADER_TICK(NinjaTraderTickReader::new),
  HISTDATA_METASTOCK(MetaStockReader::new),
  HISTDATA_EXCEL(HistDataExcelReader::new),
  DUKASCOPY_TICK(DukascopyTickReader::new),
  DUKASCOPY_CANDLE(DukascopyCandleReader::new),
  BINANCE_KLINE(BinanceKlineReader::new),
  BINANCE_TRADE(BinanceTradeReader::new),
  LEAN_TICK(LeanTickReader::new),
  LEAN_QUOTE(LeanQuoteReader::new),
  KRAKEN_OHLCVT(KrakenOhlcvtReader::new),
  KRAKEN_TRADE(KrakenTradeReader::new),
  BITSTAMP_BARS(BitstampReader::new),
  COINBASE_CANDLE(CoinbaseCandleReader::new),
  TRUEFX_TICK(TrueFxTickReader::new),
  METATRADER_BARS(MetaTraderBarReader::new),
  METATRADER_TICK(MetaTraderTickReader::new),
  STOOQ_BULK(StooqBulkReader::new),
  STOOQ_DAY(StooqDayReader::new),
  PLAIN_TICK(PlainTickReader::new),
  PLAIN_BARS(PlainBarReader::new);

  private final Supplier<FormatReader> reader;

  ArchiveFormat(Supplier<FormatReader> reader) {
    this.reader = reader;
  }

  @Override
  public FormatReader reader() {
    return reader.get();
  }

  /** The word in tables: {@code histdata-minute}. */
  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
