import type { UploadWords } from '#platform/upload-words.id.ts';

export const en = {
  refusal: {
    empty: 'No file was chosen, or it is empty. Choose a photo or a PDF and send it again.',
    type: 'This kind of file cannot be used. Send a photo (JPEG, PNG, WebP, HEIC) or a PDF. Word documents: save as PDF first, or photograph the page.',
    size: 'The file is larger than 10 MB. Take the photo again with a smaller size in the camera settings, or send a screenshot of it.',
    pixels: 'This photo is too large to open. Take it again with the phone camera at normal size.',
    broken: 'This file is damaged and cannot be opened. Take the photo again, or save the PDF anew, and send it again.',
    encrypted: 'This PDF is locked with a password. Save it without a password, or photograph the page.',
    script: 'This PDF contains a program or an attachment, so we cannot accept it. Print it to a new PDF, or photograph the page.',
    pages: 'This PDF has more than 30 pages. Send only the pages that are asked for.',
    form: 'What was sent is not complete. Reload this page and send the file again.',
    many: 'Send one file at a time.',
    slow: 'The network is too slow and sending was broken off. Your answers are safe. Try again where the signal is better.',
    cut: 'Sending was broken off before it was complete. Your answers are safe. Send the file once more.',
    busy: 'Many people are sending files right now. Wait a minute, then send it again. Your answers are safe.'
  },
  warning: {
    blurred: 'This photo looks blurred. Check that the writing can be read. If not, take it again and hold the phone still.',
    dark: 'This photo looks dark. Check that the writing can be read. If not, take it again in a bright place.',
    tiny: 'This photo is very small. Check that the writing can be read. If not, take it again from closer up.'
  }
} satisfies UploadWords;
