//! Files as one archive.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files as a zip archive, in the order given, compressed, and each of one day, as no clock has a say.
///
/// # Errors
/// What an archive can't hold.
pub fn pack(files: &[(String, Vec<u8>)], day: DateTime) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(day);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Midnight of a day, as archives write it; the first day that they know where they do not know it.
pub fn midnight(day: chrono::NaiveDate) -> DateTime {
    use chrono::Datelike;

    let (year, month, date) = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
    let made = year.ok().zip(month.ok()).zip(date.ok());
    made.and_then(|((year, month), date)| DateTime::from_date_and_time(year, month, date, 0, 0, 0).ok())
        .unwrap_or_default()
}
